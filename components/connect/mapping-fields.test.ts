import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestSnapshots } from '@/lib/events/suggest-snapshots.ts';
import {
  beginWith,
  draftFor,
  guessOf,
  mappingFields,
  printKeys,
  readKeys,
  withSnapshotSource,
  withSource,
} from './mapping-fields.ts';

const table = (columns: readonly string[]) => ({
  schema: null,
  table: 'log',
  rows: null,
  columns: columns.map((name) => ({ name, type: 'TEXT' })),
});

describe('the mapping of a table', () => {
  it('begins with what the columns look like', () => {
    const draft = draftFor(table(['aggregate_id', 'event_type', 'payload', 'created_at']));
    expect(draft).toMatchObject({
      table: 'log',
      streamId: { column: 'aggregate_id' },
      type: { column: 'event_type' },
      data: { column: 'payload' },
      recordedAt: { column: 'created_at' },
    });
    expect(guessOf(draft).ok).toBe(true);
  });

  it('begins empty where they look like nothing, and says what it lacks', () => {
    const draft = draftFor(table(['a', 'b', 'c']));
    expect(guessOf(draft)).toStrictEqual({ ok: false, lacks: ['Stream', 'Type', 'Data'] });
  });

  it('is finished when stream, type and data are named, also inside a wrapping payload', () => {
    let draft = draftFor(table(['a', 'b']));
    draft = withSource(draft, 'streamId', { column: 'a', path: [] });
    draft = withSource(draft, 'type', { column: 'b', path: ['meta', 'type'] });
    draft = withSource(draft, 'data', { column: 'b', path: ['data'] });
    const made = guessOf(draft);
    expect(made.ok && made.guess.parameters).toMatchObject({
      table: 'log',
      streamId: { column: 'a', path: [] },
      type: { column: 'b', path: ['meta', 'type'] },
      data: { column: 'b', path: ['data'] },
      version: null,
    });
  });

  it('begins with the columns of a guess, where they are to be changed', () => {
    const tables = [
      table(['a', 'b']),
      { ...table(['aggregate_id', 'kind', 'body']), table: 'facts' },
    ];
    const [, second] = tables;
    const draft = second === undefined ? null : draftFor(second);
    const named = draft === null ? null : withSource(draft, 'type', { column: 'kind', path: [] });
    const made = named === null ? null : guessOf({ ...named, data: { column: 'body', path: [] } });
    const guess = made?.ok === true ? made.guess : null;
    expect(beginWith(tables, guess)).toEqual({ at: 1, draft: guess?.parameters });
    expect(beginWith(tables, null).at).toBe(0);
    expect(beginWith(tables, guess === null ? null : { ...guess, layout: 'emmett' }).at).toBe(0);
    expect(beginWith([], guess)).toEqual({ at: 0, draft: null });
  });

  it('loses a source that is set to no column', () => {
    const draft = draftFor(table(['aggregate_id', 'event_type', 'payload', 'version']));
    expect(draft.version).not.toBeNull();
    expect(withSource(draft, 'version', { column: '', path: ['x'] }).version).toBeNull();
  });

  it('lacks what saved states need, once it has any', () => {
    const events = draftFor(table(['aggregate_id', 'event_type', 'payload']));
    const draft = { ...events, snapshots: suggestSnapshots(table(['aggregate_id', 'a', 'state'])) };
    expect(guessOf(draft)).toStrictEqual({ ok: false, lacks: ['version of the saved states'] });
    const made = guessOf(withSnapshotSource(draft, 'version', { column: 'a', path: ['no'] }));
    expect(made.ok && made.guess.parameters['snapshots']).toMatchObject({
      table: 'log',
      streamId: { column: 'aggregate_id', path: [] },
      version: { column: 'a', path: ['no'] },
      data: { column: 'state', path: [] },
    });
  });

  it('keeps no saved states where none were chosen', () => {
    const draft = draftFor(table(['aggregate_id', 'event_type', 'payload']));
    const changed = withSnapshotSource(draft, 'version', { column: 'a', path: [] });
    expect(changed.snapshots).toBeNull();
  });

  it('reads keys back as it prints them', () => {
    const key = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && !text.includes('.'));
    fc.assert(
      fc.property(fc.array(key), (path) => {
        expect(readKeys(printKeys(path))).toStrictEqual(path);
      }),
    );
  });

  it('asks for the required columns first', () => {
    const firstOptional = mappingFields.findIndex(({ required }) => !required);
    expect(mappingFields.slice(firstOptional).every(({ required }) => !required)).toBe(true);
  });
});

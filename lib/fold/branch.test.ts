import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { branch, type BranchEdit } from './branch.ts';
import { whatIf } from './watermark.ts';

const stream = [1, 2, 3, 4].map((at) => sampleEvent(at, { json: `{"n":${at}}` }));
const at = (number: number) => version(BigInt(number));

const told = (edits: readonly BranchEdit[]): string =>
  branch(stream, edits)
    .events.map(({ was, event }) => `${was === null ? event.type : String(was)}`)
    .join(' ');

describe('a branch of a stream', () => {
  it('leaves an event out', () => {
    expect(told([{ kind: 'skip', version: at(2) }])).toBe('1 3 4');
  });

  it('gives an event another payload', () => {
    const { events } = branch(stream, [{ kind: 'edit', version: at(2), data: '{"n":9}' }]);
    expect(events[1]?.event.data).toStrictEqual({ kind: 'json', text: '{"n":9}' });
    expect(stream[1]?.data).toStrictEqual({ kind: 'json', text: '{"n":2}' });
  });

  it('puts a new event behind another, or before everything', () => {
    const insert = { kind: 'insert', type: 'New', data: '{}' } as const;
    expect(told([{ ...insert, after: at(2) }])).toBe('1 2 New 3 4');
    expect(told([{ ...insert, after: at(0) }])).toBe('New 1 2 3 4');
    expect(told([{ ...insert, after: at(4) }])).toBe('1 2 3 4 New');
  });

  it('moves an event later, earlier and to the beginning', () => {
    expect(told([{ kind: 'move', version: at(1), after: at(3) }])).toBe('2 3 1 4');
    expect(told([{ kind: 'move', version: at(4), after: at(1) }])).toBe('1 4 2 3');
    expect(told([{ kind: 'move', version: at(3), after: at(0) }])).toBe('3 1 2 4');
  });

  it('keeps its place behind an event that was left out', () => {
    expect(
      told([
        { kind: 'skip', version: at(2) },
        { kind: 'insert', after: at(2), type: 'New', data: '{}' },
      ]),
    ).toBe('1 New 3 4');
  });

  it('tells of edits that name a version the stream does not have, and does without them', () => {
    const { events, unknown } = branch(stream, [
      { kind: 'skip', version: at(9) },
      { kind: 'move', version: at(1), after: at(8) },
    ]);
    expect(unknown).toStrictEqual([9n, 8n]);
    expect(events).toHaveLength(4);
  });

  it('numbers its events without a gap and without touching what was recorded', () => {
    const edit = fc.oneof(
      fc.nat(5).map((n): BranchEdit => ({ kind: 'skip', version: at(n) })),
      fc
        .tuple(fc.nat(5), fc.nat(5))
        .map(([n, m]): BranchEdit => ({ kind: 'move', version: at(n), after: at(m) })),
      fc.nat(5).map((n): BranchEdit => ({ kind: 'insert', after: at(n), type: 'N', data: '{}' })),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const before = JSON.stringify(stream.map((event) => String(event.version)));
        const { events } = branch(stream, edits);
        expect(events.map(({ event }) => event.version)).toStrictEqual(
          events.map((_, index) => BigInt(index + 1)),
        );
        const own = events.flatMap(({ was }) => (was === null ? [] : [was]));
        expect(new Set(own).size).toBe(own.length);
        expect(JSON.stringify(stream.map((event) => String(event.version)))).toBe(before);
      }),
    );
  });

  it('keeps two events that claim one version, each once', () => {
    const twice = [...stream, sampleEvent(4, { type: 'Again' })];
    expect(branch(twice, []).events.map(({ was }) => was)).toStrictEqual([1n, 2n, 3n, 4n, 4n]);
  });

  it('without edits is the stream', () => {
    expect(branch(stream, []).events.map(({ event }) => event)).toStrictEqual(stream.map(whatIf));
  });
});

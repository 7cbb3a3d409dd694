import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateView, type MomentView, type StateView } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { Fold } from './fold.ts';
import { freeze } from './frozen.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { foldToView, frozenFromView } from './state-view.ts';

function foldOf(events: readonly RecordedEvent[]): Fold {
  const fold = new Fold(inferredReducer, { track: true });
  for (const event of events) fold.take(event);
  return fold;
}

function viewOf(fold: Fold): StateView {
  const { version } = fold.facts;
  const moment: MomentView = {
    at: '',
    version: version === null ? null : String(version),
    recordedAt: null,
    skewed: false,
  };
  return foldToView(fold, { moment, snapshot: 'unknown' });
}

describe('a state on its way to the screen', () => {
  it('carries values, blame, setters, changes and the end of a life', () => {
    const fold = foldOf([
      sampleEvent(1, {
        json: '{"email":"a@x","n":9007199254740993}',
        initiator: 'ann',
        recordedAt: instant('2026-03-01T10:15:00.123456Z'),
      }),
      sampleEvent(2, { type: 'AccountDeleted', json: '{"email":"b@x"}', initiator: 'bob' }),
    ]);
    expect(viewOf(fold)).toStrictEqual({
      moment: { at: '', version: '2', recordedAt: null, skewed: false },
      state: '{"email":"b@x","n":9007199254740993}',
      tombstone: { version: '2', type: 'AccountDeleted' },
      blame: [
        { path: 'email', version: '2' },
        { path: 'n', version: '1' },
      ],
      setters: [
        {
          version: '1',
          recordedAt: '2026-03-01T10:15:00.123456Z',
          initiator: { kind: 'named', name: 'ann' },
          type: 'AccountChanged',
        },
        {
          version: '2',
          recordedAt: null,
          initiator: { kind: 'named', name: 'bob' },
          type: 'AccountDeleted',
        },
      ],
      changes: [{ path: 'email', kind: 'changed', before: '"a@x"', after: '"b@x"' }],
      fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
      warnings: [],
    });
  });

  it('is null before the first event', () => {
    expect(viewOf(foldOf([]))).toMatchObject({ state: null, blame: [], tombstone: null });
  });

  it('says how many warnings are not listed', () => {
    const view = viewOf(
      foldOf(Array.from({ length: 230 }, (_, at) => sampleEvent(at, { json: 'x' }))),
    );
    expect(view.warnings).toHaveLength(201);
    expect(view.warnings.at(-1)?.message).toBe('There are 30 more warnings after this one.');
    expect(view.fidelity.incompleteFrom?.version).toBe('0');
  });

  it('satisfies its contract and brings the fold back whole', () => {
    fc.assert(
      fc.property(arbitraryStream, (events) => {
        const fold = foldOf(events);
        const view = viewOf(fold);
        expect(stateView.parse(JSON.parse(JSON.stringify(view)))).toStrictEqual(view);
        const { state, setters, facts } = freeze(fold);
        const back = frozenFromView(view);
        expect(back).toMatchObject({ state, setters });
        expect({ ...back.facts, events: facts.events }).toStrictEqual(facts);
      }),
    );
  });

  it('refuses blame and states that are damaged', () => {
    const view = viewOf(foldOf([sampleEvent(1, { json: '{"a":1}' })]));
    expect(() => frozenFromView({ ...view, state: '{' })).toThrow('not JSON');
    const blame = [{ path: 'a..b', version: '1' }];
    expect(() => frozenFromView({ ...view, blame })).toThrow('names no path');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MomentView, StateView } from '@/lib/api/streams.ts';
import { stateView } from '@/lib/api/streams.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { arbitraryStream } from './arbitrary-stream.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { Segment } from './segment.ts';
import { foldToView } from './state-view.ts';

function viewAfter(events: readonly RecordedEvent[], at: bigint): StateView {
  const fold = new Fold(inferredReducer, { track: true, firstVersion: 1n });
  for (const event of events) fold.take(event);
  const last = events.at(-1);
  const moment: MomentView = {
    at: `v${String(at)}`,
    version: last === undefined ? null : String(last.version),
    recordedAt: last?.recordedAt ?? null,
    skewed: false,
  };
  return foldToView(fold, { moment, snapshot: 'unknown' });
}

function segmentOf(events: readonly RecordedEvent[], cut: number): Segment {
  const base = cut === 0 ? null : viewAfter(events.slice(0, cut), events[cut - 1]?.version ?? 0n);
  const view = {
    base,
    firstVersion: '1',
    events: events.slice(cut).map(eventToView),
    from: String(events[0]?.version ?? 0),
    to: String(events.at(-1)?.version ?? 0),
    steps: null,
  };
  return new Segment(view);
}

const inOrder = arbitraryStream.map((events) =>
  events.filter((event, index) => event.version !== events[index - 1]?.version),
);

describe('a segment folded in the browser', () => {
  it('gives at every version, in any order of asking, what the server gives', () => {
    fc.assert(
      fc.property(inOrder, fc.nat(10), fc.array(fc.nat(30)), (events, cutAt, asked) => {
        const cut = Math.min(cutAt, events.length);
        const segment = segmentOf(events, cut);
        const first = events[Math.max(0, cut - 1)]?.version ?? 0n;
        for (const number of asked) {
          const at = first + BigInt(number);
          const upTo = events.filter(({ version }) => version <= at);
          if (upTo.length <= cut && cut > 0) continue;
          expect(segment.stateAt(at)).toStrictEqual(viewAfter(upTo, at));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the base itself where nothing follows yet', () => {
    const events = [1, 2, 3].map((at) => sampleEvent(at, { json: `{"a":${String(at)}}` }));
    const segment = segmentOf(events, 2);
    expect(segment.stateAt(3n).state).toBe('{"a":3}');
    expect(segment.stateAt(2n)).toStrictEqual(viewAfter(events.slice(0, 2), 2n));
  });

  it('walks back over many rests', () => {
    const events = Array.from({ length: 500 }, (_, at) =>
      sampleEvent(at, { json: `{"a":${String(at)},"k${String(at % 7)}":${String(at)}}` }),
    );
    const segment = segmentOf(events, 0);
    for (const at of [499, 64, 65, 63, 300, 0, 128, 127, 499]) {
      const shown = segment.stateAt(BigInt(at));
      expect(shown).toStrictEqual(viewAfter(events.slice(0, at + 1), BigInt(at)));
      expect(stateView.parse(shown)).toStrictEqual(shown);
    }
  });

  it('knows its events', () => {
    const segment = segmentOf([sampleEvent(4), sampleEvent(6)], 0);
    expect(segment.eventAt(6n)?.version).toBe(6n);
    expect(segment.eventAt(5n)).toBeNull();
    expect(segment.stateAt(1n)).toMatchObject({ state: null, moment: { version: null } });
  });
});

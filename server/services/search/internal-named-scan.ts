import 'server-only';
import { eventId, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Judge } from './internal-judge.ts';
import { judgedWhole } from './internal-plan.ts';
import { counted, type Mark, type Scan, type ScanStep, type Tally } from './internal-scan.ts';
import { whileFolding } from './internal-while-folding.ts';

interface Placed {
  readonly event: RecordedEvent;
  readonly position: Position;
}

/** Asks the store for the events that a query names by their ids, and judges no others. */
export async function* scanNamed(scan: Scan, ids: readonly string[]): AsyncGenerator<ScanStep> {
  const { store, head, signal, limit } = scan;
  const plan = judgedWhole(scan.judge.plan);
  const judge = new Judge(plan, { store, head, signal });
  const events = await eventsOf(scan, ids);
  let mark: Mark = { after: scan.after, tally: scan.tally };
  let found = 0;
  for (const [index, { event, position }] of events.entries()) {
    const truth = yield* whileFolding(judge.of(event), { ...plan, ...mark, next: mark.after });
    signal.throwIfAborted();
    const before = mark;
    mark = { after: position, tally: looked(counted(mark.tally, truth, event.recordedAt)) };
    if (truth !== true) continue;
    yield { kind: 'hits', events: [event], marks: [before] };
    found += 1;
    if (found < limit || index === events.length - 1) continue;
    yield { kind: 'end', tally: mark.tally, capped: 'page', next: position };
    return;
  }
  yield { kind: 'end', tally: mark.tally, capped: null, next: null };
}

const looked = (tally: Tally): Tally => ({
  ...tally,
  examined: tally.examined + 1,
  newer: tally.newer + 1,
});

/** Newest first, back from where the scan is to go on. */
async function eventsOf(
  { store, head, after, signal }: Scan,
  ids: readonly string[],
): Promise<readonly Placed[]> {
  const events = await store.findEvents(ids.map(eventId), { signal, payload: 'full' });
  const compare = (a: Position, b: Position): number => store.comparePositions(a, b);
  const isAsked = (position: Position): boolean =>
    compare(position, head) <= 0 && (after === null || compare(position, after) < 0);
  return events
    .flatMap((event) => {
      const { position } = event;
      return position !== null && isAsked(position) ? [{ event, position }] : [];
    })
    .sort((a, b) => compare(b.position, a.position));
}

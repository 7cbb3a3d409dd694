import 'server-only';
import { eventsNamed } from '@/lib/query/events-named.ts';
import { scanIndex } from './internal-index-scan.ts';
import type { IndexedPart } from './internal-indexed.ts';
import { scanNamed } from './internal-named-scan.ts';
import { scanLog, type Scan, type ScanStep } from './internal-scan.ts';

/**
 * Searches back from the newest event: what no index covers is scanned, the rest is asked of it. Events that
 * are named by their ids are asked of the store, where there is no index.
 */
export async function* searchLog(scan: Scan, part: IndexedPart | null): AsyncGenerator<ScanStep> {
  const named = part === null ? eventsNamed(scan.judge.plan.query) : null;
  if (named !== null) yield* scanNamed(scan, named);
  else if (part === null) yield* scanLog(scan);
  else if (isCovered(scan, part)) yield* scanIndex(scan, part, scan.after);
  else yield* scanBoth(scan, part);
}

const isCovered = ({ after, store }: Scan, { through }: IndexedPart): boolean =>
  after !== null && store.comparePositions(after, through) <= 0;

async function* scanBoth(scan: Scan, part: IndexedPart): AsyncGenerator<ScanStep> {
  let found = 0;
  for await (const step of scanLog({ ...scan, until: part.through })) {
    if (step.kind === 'hits') found += step.events.length;
    if (step.kind !== 'end' || step.capped !== null || step.next !== null) {
      yield step;
      continue;
    }
    const { tally } = step;
    if (found >= scan.limit && part.events > 1) {
      yield { kind: 'end', tally, capped: 'page', next: part.through };
      return;
    }
    const left = {
      limit: scan.limit - found,
      events: scan.events - tally.newer + scan.tally.newer,
    };
    yield* scanIndex({ ...scan, ...left, tally }, part, null);
  }
}

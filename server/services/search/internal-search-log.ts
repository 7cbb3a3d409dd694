import 'server-only';
import { eventsNamed } from '@/lib/query/events-named.ts';
import type { Position } from '@/lib/events/ids.ts';
import { scanNamed } from './internal-named-scan.ts';
import type { Scan, ScanStep, Tally } from './internal-scan.ts';
import { stretchesOf, type IndexedParts, type Stretch } from './internal-stretches.ts';

/**
 * Searches back from the newest event: what no index covers is scanned, the rest is asked of it. Events that
 * are named by their ids are asked of the store, where there is no index.
 */
export async function* searchLog(scan: Scan, parts: IndexedParts): AsyncGenerator<ScanStep> {
  const named =
    parts.part === null && parts.recent === null ? eventsNamed(scan.judge.plan.query) : null;
  if (named !== null) yield* scanNamed(scan, named);
  else yield* new StretchesRun(scan).steps(stretchesOf(scan, parts));
}

type End = Extract<ScanStep, { kind: 'end' }>;

/** One stretch after the other, as one search with one budget. */
class StretchesRun {
  readonly #scan: Scan;
  readonly #began = performance.now();
  #after: Position | null;
  #tally: Tally;
  #found = 0;
  #problem: string | undefined;

  constructor(scan: Scan) {
    this.#scan = scan;
    this.#after = scan.after;
    this.#tally = scan.tally;
  }

  async *steps(stretches: readonly Stretch[]): AsyncGenerator<ScanStep> {
    const last = stretches.at(-1);
    for (const stretch of stretches) {
      const end = yield* this.#until(stretch);
      if (stretch === last || end.capped !== null || end.next !== null) {
        yield this.#ended(end);
        return;
      }
      this.#pass(stretch, end);
      if (this.#found < this.#scan.limit) continue;
      yield this.#ended({ ...end, tally: this.#tally, capped: 'page', next: this.#after });
      return;
    }
  }

  async *#until(stretch: Stretch): AsyncGenerator<ScanStep, End> {
    for await (const step of stretch.search(this.#left())) {
      if (step.kind === 'end') return step;
      if (step.kind === 'hits') this.#found += step.events.length;
      yield step;
    }
    throw new Error('A search ends with its end.');
  }

  /** What there is left to do, and may be taken for it. */
  #left(): Scan {
    const { limit, events, milliseconds, tally } = this.#scan;
    return {
      ...this.#scan,
      ...{ after: this.#after, tally: this.#tally, limit: limit - this.#found },
      events: Math.max(1, events - this.#tally.newer + tally.newer),
      milliseconds: Math.max(1, milliseconds - performance.now() + this.#began),
    };
  }

  #pass({ kind, ends }: Stretch, { tally, problem }: End): void {
    // The scan ends with the newest event that the next index covers.
    const covered = kind === 'scanned' ? 1 : 0;
    this.#tally = { ...tally, newer: Math.max(0, tally.newer - covered) };
    this.#after = ends;
    this.#problem ??= problem;
  }

  #ended({ problem = this.#problem, ...end }: End): End {
    return problem === undefined ? end : { ...end, problem };
  }
}

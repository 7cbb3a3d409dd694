import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { exportAsked, type ExportAsked, type ExportProgress } from '@/lib/api/jobs.ts';
import { instant, position } from '@/lib/events/ids.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { JobKind, JobTask } from '@/server/jobs/job-kind.ts';
import { storeById, type OpenStore } from '@/server/stores/registry.ts';
import { exportOutcome } from './internal-export-outcome.ts';
import { exportRows, type ExportRows } from './internal-export-rows.ts';
import { placeAfter } from './internal-head.ts';
import { indexedSearch } from './internal-indexed.ts';
import { Judge } from './internal-judge.ts';
import { planOf, readQuery } from './internal-plan.ts';
import type { Scan, ScanStep, Tally } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';
import { WholePayloads } from './internal-whole-payloads.ts';

/** Rows looked at in one go: whoever reads a page meanwhile waits no longer than this takes. */
const largestWindow = 20_000;

const placeShape = z.object({
  /** Everything newer is done; null: nothing is. */
  after: z.string().nullable(),
  ended: z.boolean(),
  shortened: z.number(),
  notes: z.array(z.string()),
  tally: z.object({
    examined: z.number(),
    matched: z.number(),
    unreadable: z.number(),
    newer: z.number(),
    searchedTo: z.string().nullable(),
  }),
});
type Place = z.infer<typeof placeShape>;

const beginning: Place = {
  after: null,
  ended: false,
  shortened: 0,
  notes: [],
  tally: { examined: 0, matched: 0, unreadable: 0, newer: 0, searchedTo: null },
};

/** Writes all matches of a query to a file, back from the head it is pinned to. */
export const exportJob: JobKind = {
  name: 'export',
  logged(input) {
    const { q, zone, format, head } = exportAsked.parse(input);
    return { q, zone, format, head };
  },
  async run(task) {
    const asked = exportAsked.parse(task.input);
    const place = task.place === null ? beginning : placeShape.parse(task.place);
    const done = place.ended ? place : await new ExportRun(task, asked, place).done();
    const { tally, shortened, notes, after } = done;
    const { unreadable } = tally;
    const { isFinal, leftOut, head } = asked;
    const pinned = { isFinal, leftOut, head };
    return exportOutcome({ unreadable, shortened, notes, ...pinned, atLimit: after !== null });
  },
};

interface Prepared {
  readonly scan: Scan;
  readonly rows: ExportRows;
  readonly payloads: WholePayloads;
  readonly steps: AsyncIterable<ScanStep>;
}

class ExportRun {
  readonly #task: JobTask;
  readonly #asked: ExportAsked;
  #place: Place;

  constructor(task: JobTask, asked: ExportAsked, place: Place) {
    this.#task = task;
    this.#asked = asked;
    this.#place = place;
  }

  async done(): Promise<Place> {
    const { scan, rows, payloads, steps } = await this.#prepared();
    const { leftOut } = scan.judge.plan.folding;
    if (this.#place === beginning) await this.#task.append(rows.head);
    for await (const step of steps) {
      if (step.kind === 'hits') await this.#task.append(await rows.take(step.events));
      else this.#reach(step, payloads);
      if (step.kind === 'progress') await this.#keep(rows);
      await turn();
      this.#task.signal.throwIfAborted();
    }
    const { parts, notes: ofRows } = rows.end();
    const notes = [...ofRows, ...leftOutNotes(leftOut)];
    for await (const part of parts) await this.#task.append(part);
    const { shortened } = payloads;
    this.#place = { ...this.#place, ended: true, shortened, notes: [...notes] };
    await this.#task.keep(this.#place, progressOf(this.#place));
    return this.#place;
  }

  async #prepared(): Promise<Prepared> {
    const { signal, stores, policy } = this.#task;
    const { q, zone, now, format } = this.#asked;
    const open = await storeById(stores[0] ?? '');
    const { store } = open;
    const { query } = readQuery(q, policy);
    const plan = planOf(query, { store, service: open.id, clock: { now: instant(now), zone } });
    const head = position(this.#asked.head ?? '');
    const judge = new Judge(plan, { store, head, signal });
    const { after, tally, shortened } = this.#place;
    const payloads = new WholePayloads(store, signal, shortened);
    const rows = exportRows({ judge, format, payloads, policy });
    const scan: Scan = {
      ...{ store, judge, head, signal, largestWindow, until: null },
      after: after === null ? null : position(after),
      tally: tallyOf(tally),
      limit: rows.goesOn ? limitOf(query) - tally.matched : Infinity,
      events: Infinity,
      milliseconds: Infinity,
    };
    return { scan, rows, payloads, steps: this.#steps(scan, open) };
  }

  async *#steps(scan: Scan, open: OpenStore): AsyncGenerator<ScanStep> {
    if (this.#asked.head === null || scan.limit <= 0) return;
    const { store, judge, head, signal } = scan;
    const after = scan.after ?? (await placeAfter(store, { position: head }, signal));
    const indexed = await indexedSearch(open, { plan: judge.plan, head }, signal);
    yield* searchLog({ ...scan, after }, indexed);
  }

  #reach({ tally, next }: Exclude<ScanStep, { kind: 'hits' }>, { shortened }: WholePayloads): void {
    const { examined, matched, unreadable, newer, searchedTo } = tally;
    const counts = { examined, matched, unreadable, newer, searchedTo };
    this.#place = { ...this.#place, after: next, shortened, tally: counts };
  }

  /** What is only written at the end has no place to go on from. */
  #keep(rows: ExportRows): Promise<void> {
    return this.#task.keep(rows.goesOn ? this.#place : null, progressOf(this.#place));
  }
}

const tallyOf = ({ searchedTo, ...counts }: Place['tally']): Tally => ({
  ...counts,
  searchedTo: searchedTo === null ? null : instant(searchedTo),
  // The head it is pinned to says how far it is final.
  provisional: null,
});

const limitOf = ({ steps }: Query): number =>
  Math.min(Infinity, ...steps.flatMap((step) => (step.kind === 'limit' ? [step.count] : [])));

function leftOutNotes(leftOut: ReadonlySet<string>): readonly string[] {
  const [first] = leftOut;
  if (first === undefined) return [];
  const others = leftOut.size === 1 ? '' : ` and ${leftOut.size - 1} other streams`;
  return [
    `The states of ${first}${others} need more memory than BACKSTORY_SEARCH_STATE_MEGABYTES, so their events could not be judged.`,
  ];
}

function progressOf({ tally, shortened }: Place): ExportProgress {
  const { examined, matched, unreadable, searchedTo } = tally;
  return { examined, matched, unreadable, searchedTo, shortened };
}

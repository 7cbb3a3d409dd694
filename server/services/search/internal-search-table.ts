import 'server-only';
import { instant } from '@/lib/events/ids.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { CountTold } from './internal-count-run.ts';
import { withExamining, type ExaminingStep } from './internal-examining.ts';
import { headAt, placeAfter } from './internal-head.ts';
import { checkRun, holdRun, takeRun } from './internal-held-runs.ts';
import { planOf, type SearchPlan } from './internal-plan.ts';
import { beginning } from './internal-store-search.ts';
import { TableRun, type TableAsked } from './internal-table-run.ts';

const kind = 'table';

/** A search whose answer is a table; where its budget ends, what was read stays to be gone on with. */
export interface TableSearch {
  readonly asked: readonly string[];
  readonly from:
    | { readonly kind: 'beginning'; readonly begun: TableAsked }
    | { readonly kind: 'kept'; readonly id: string }
    | { readonly kind: 'empty'; readonly plan: SearchPlan };
  readonly notices: ParsedQuery['notices'];
  readonly signal: AbortSignal;
}

interface Question {
  readonly store: string;
  readonly zone: string;
  readonly head?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Everything up to the first read of a window. Throws what is wrong with the question. */
export async function prepareTable(
  { query, notices }: ParsedQuery,
  question: Question,
  signal: AbortSignal,
): Promise<TableSearch> {
  const { store: id, zone, cursor } = question;
  const asked = [kind, id, printQuery(query), zone];
  if (cursor !== undefined) {
    const place = readCursor(asked, cursor);
    checkRun(kind, place.key);
    return { asked, from: { kind: 'kept', id: place.key }, notices, signal };
  }
  const open = await storeById(id);
  const { store } = open;
  const clock: Clock = { now: instant(new Date().toISOString()), zone };
  const plan = planOf(query, { store, service: id, clock });
  const head = await headAt(store, question.head ?? null, signal);
  if (head === null) return { asked, from: { kind: 'empty', plan }, notices, signal };
  const after = await placeAfter(store, head, signal);
  const tally = await beginning(store, head, signal);
  const begun = { open, plan, head, after, tally };
  return { asked, from: { kind: 'beginning', begun }, notices, signal };
}

/** A step of a table, with the run it is of. */
export interface TableTold {
  readonly run: TableRun;
  /** Null before the first event was read. */
  readonly told: CountTold | ExaminingStep | null;
  /** Goes on where the budget ended; null where it did not. */
  readonly next: string | null;
}

/** Reads on, and keeps the run for whoever goes on with it where the budget ends. */
export async function* readTable(
  { asked, signal }: TableSearch,
  from: Exclude<TableSearch['from'], { readonly kind: 'empty' }>,
): AsyncGenerator<TableTold> {
  const held =
    from.kind === 'kept'
      ? await takeRun<TableRun>(kind, from.id, signal)
      : holdRun(kind, new TableRun(from.begun));
  const { run, id, release } = held;
  const cursor = makeCursor(asked, { key: id, headAt: run.asked.head.position });
  let goesOn = false;
  try {
    yield { run, told: null, next: null };
    for await (const told of withExamining(run.go(signal), run.asked)) {
      goesOn = told.kind === 'end' && told.capped !== null;
      yield { run, told, next: goesOn ? cursor : null };
    }
  } finally {
    // What was broken off half way is not gone on with: nobody was told how far it came.
    release(goesOn);
  }
}

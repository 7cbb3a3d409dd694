import 'server-only';
import { summariseSearch as contract, type SummaryStep } from '@/lib/api/search-summary.ts';
import { AppError } from '@/lib/errors.ts';
import { instant } from '@/lib/events/ids.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { weekAnchor } from '@/lib/query/figures/week-anchor.ts';
import { printQuery } from '@/lib/query/print.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService, type Asking } from '../define-service.ts';
import { headAt, placeAfter } from './internal-head.ts';
import { checkRun, holdRun, takeRun } from './internal-held-runs.ts';
import { maskedFigures } from './internal-masked-figures.ts';
import { planOf } from './internal-plan.ts';
import { questionIn } from './internal-question.ts';
import { beginning } from './internal-store-search.ts';
import { SummaryRun } from './internal-summary-run.ts';

/** How many events match a query, by value and over time. */
export const summariseSearch = defineService({
  permission: 'events:read',
  access: 'log.summary',
  subject: ({ store, q }) => ({ store, detail: q }),
  input: contract.params,
  run: (call, input) => prepare(input, call),
  expose: (summary, policy) => masked(told(summary), policy),
});

interface Input {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  readonly head?: string | undefined;
  readonly cursor?: string | undefined;
}

interface Summary {
  /** What the answer is of: store, query and zone. */
  readonly asked: readonly string[];
  readonly from:
    | { readonly kind: 'beginning'; readonly run: SummaryRun; readonly head: string }
    | { readonly kind: 'kept'; readonly id: string; readonly cursor: string }
    | { readonly kind: 'empty' };
  readonly signal: AbortSignal;
}

const kind = 'summary';

async function prepare(
  input: Input,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<Summary> {
  const { store: id, zone, cursor } = input;
  const { query } = questionIn(input, policy);
  if (query.steps.length > 0) {
    const message = 'Only what a query finds is counted here: take its steps away.';
    throw new AppError('invalid_query', message, { field: 'q' });
  }
  const open = await storeById(id);
  const asked = [kind, id, printQuery(query), zone];
  if (cursor !== undefined) {
    const { key } = readCursor(asked, cursor);
    checkRun(kind, key);
    return { asked, from: { kind: 'kept', id: key, cursor }, signal };
  }
  const { store } = open;
  const clock = { now: instant(new Date().toISOString()), zone };
  const plan = planOf(query, { store, service: id, clock });
  const head = await headAt(store, input.head ?? null, signal);
  if (head === null) return { asked, from: { kind: 'empty' }, signal };
  const after = await placeAfter(store, head, signal);
  const anchor = weekAnchor(zone, head.recordedAt);
  const tally = await beginning(store, head, signal);
  const run = new SummaryRun({ open, plan, head, after, tally, anchor });
  return { asked, from: { kind: 'beginning', run, head: head.position }, signal };
}

async function* masked(steps: AsyncIterable<SummaryStep>, policy: MaskingPolicy) {
  for await (const step of steps) {
    yield step.kind === 'figures' ? maskedFigures(step, policy) : step;
  }
}

async function* told({ asked, from, signal }: Summary): AsyncGenerator<SummaryStep> {
  if (from.kind === 'empty') {
    yield* emptySummary;
    return;
  }
  const held =
    from.kind === 'kept'
      ? await takeRun<SummaryRun>(kind, from.id, signal)
      : holdRun(kind, from.run);
  const next =
    from.kind === 'kept' ? from.cursor : makeCursor(asked, { key: held.id, headAt: from.head });
  try {
    yield* held.run.go(next, signal);
  } finally {
    held.release(held.run.canGoOn);
  }
}

const nothing: SummaryStep = {
  kind: 'figures',
  basis: 'exact',
  total: 0,
  facets: [],
  histogram: null,
  untimed: 0,
};

const emptySummary: readonly SummaryStep[] = [
  nothing,
  {
    kind: 'end',
    coverage: {
      ...{
        complete: true,
        capped: null,
        examined: 0,
        matched: 0,
        unreadable: 0,
        provisional: null,
      },
      ...{ newest: null, searchedTo: null, head: null, index: null, indexProblem: null },
    },
    next: null,
  },
];

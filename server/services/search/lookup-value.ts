import 'server-only';
import { z } from 'zod';
import {
  lookedStates,
  lookupValue as contract,
  type FoundStream,
  type LookedStates,
  type LookupStep,
} from '@/lib/api/lookup.ts';
import { provisional } from '@/lib/api/search.ts';
import { AppError } from '@/lib/errors.ts';
import { eventId, instant, position, streamId, type Position } from '@/lib/events/ids.ts';
import type { Holding, Receipt } from '@/lib/lookup/held-value.ts';
import { queryForValue, sameValue } from '@/lib/lookup/same-value.ts';
import { maskedColumn, type MaskingPolicy } from '@/lib/masking/policy.ts';
import { wordsOf } from '@/lib/query/text-words.ts';
import { environment } from '@/server/env.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { storeById, type OpenStore } from '@/server/stores/registry.ts';
import { defineService, type Asking } from '../define-service.ts';
import { refuseSearching } from '../refuse-hidden.ts';
import { isFinal } from '../provisional.ts';
import { headAt, placeAfter, type Head } from './internal-head.ts';
import type { Holders, StreamHolding } from './internal-held-in-stream.ts';
import { indexedSearch } from './internal-indexed.ts';
import { coveredOrNone } from './internal-indexed-part.ts';
import { Judge } from './internal-judge.ts';
import { streamNamed, walkLookup, type LookupCounts, type LookupWalk } from './internal-lookup.ts';
import { madeInStates } from './internal-made-values.ts';
import { planOf, readQuery, type SearchPlan } from './internal-plan.ts';
import { reducersOnce, SearchReducers } from './internal-search-reducers.ts';
import { beginning, nothingYet as nothingExamined } from './internal-store-search.ts';
import type { Tally } from './internal-scan.ts';

const place = z.object({
  after: z.string(),
  examined: z.number(),
  unreadable: z.number(),
  /** Streams whose states could not be told. */
  doubtful: z.number(),
  provisional: provisional.nullable(),
  states: lookedStates,
});
type Place = z.infer<typeof place>;

/** Streams whose state has or had a value, with the events at which it came and went. */
export const lookupValue = defineService({
  permission: 'state:read',
  access: 'value.lookup',
  subject: ({ store, value }) => ({ store, detail: value }),
  input: contract.params,
  run: (call, input) => prepare(input, call),
  expose: (lookup, policy) => told(lookup, policy),
});

interface Input {
  readonly store: string;
  readonly value: string;
  readonly cursor?: string | undefined;
}

interface Names {
  readonly stream: StreamHolding | null;
  readonly event: { readonly id: string; readonly stream: string; readonly version: string } | null;
}

interface Prepared {
  readonly names: Names;
  /** Null for an empty log. */
  readonly walk: AsyncIterable<LookupWalk> | null;
  readonly indexed: number | null;
  readonly states: LookedStates;
  readonly next: (after: Position, counts: LookupCounts) => string;
}

async function prepare(
  input: Input,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<Prepared> {
  // Whether and where a value is found would tell what is hidden.
  refuseSearching(policy, 'value');
  const { store: id, value, cursor } = input;
  const open = await storeById(id);
  const { store } = open;
  const isIt = sameValue(lookable(value));
  const asked = ['lookup', id, value];
  const from = cursor === undefined ? null : placeIn(readCursor(asked, cursor));
  const reducers = reducersOnce(id);
  const holders = { store, signal, isIt, reducers: new SearchReducers(reducers) };
  const names = from === null ? await namedBy(holders, value) : nothingNamed;
  const head = await headAt(store, from?.headAt ?? null, signal);
  if (head === null) return { ...emptyLog, names };
  const { query } = readQuery(queryForValue(value), policy);
  const clock = { now: instant(new Date().toISOString()), zone: 'UTC' };
  const plan = planOf(query, { store, service: id, clock, reducers });
  const indexed = await indexedSearch(open, { plan, head: head.position }, signal);
  const begun = await startOf(open, { from, head, plan, value }, signal);
  const { states } = begun;
  const scan = {
    ...{ store, signal, until: null, head: head.position, limit: Infinity },
    judge: new Judge(plan, { store, head: head.position, signal }),
    ...{ after: begun.after, tally: begun.tally },
    events: environment().searchEvents,
    milliseconds: environment().searchSeconds * 1000,
  };
  const walk = walkLookup({ ...begun, value, scan, indexed, holders });
  const next = nextOf(asked, head, states);
  return { names, walk, indexed: coveredOrNone(indexed), states, next };
}

const emptyLog = { walk: null, indexed: null, states: 'all', next: () => '' } as const;

const nextOf =
  (asked: readonly string[], head: Head, states: LookedStates): Prepared['next'] =>
  (after, { tally, doubtful }) => {
    const { examined, unreadable, provisional: open } = tally;
    const key = JSON.stringify({
      ...{ after, examined, unreadable, doubtful, states },
      provisional: open,
    } satisfies Place);
    return makeCursor(asked, { key, headAt: head.position });
  };

interface Starting {
  readonly from: Place | null;
  readonly head: Head;
  readonly plan: SearchPlan;
  readonly value: string;
}

/** Where the walk begins, or goes on with what an earlier part of it found out. */
async function startOf(
  open: OpenStore,
  { from, head, plan, value }: Starting,
  signal: AbortSignal,
) {
  if (from !== null) {
    const { doubtful, states } = from;
    return { after: position(from.after), tally: tallyOf(from), doubtful, states, made: [] };
  }
  const made = await madeInStates(open, { plan, head: head.position, value }, signal);
  const after = await placeAfter(open.store, head, signal);
  const tally = await beginning(open.store, head, signal);
  return { after, tally, doubtful: 0, states: made.states, made: made.streams };
}

function lookable(value: string): string {
  if (wordsOf(value).length > 0) return value;
  throw new AppError('invalid_input', 'Give a value with a letter or a digit.', { field: 'value' });
}

const tallyOf = ({ examined, unreadable, provisional: open }: Place): Tally => ({
  ...{ examined, unreadable, provisional: open },
  ...{ matched: 0, newer: 0, searchedTo: null },
});

function placeIn({ key, headAt: at }: ReturnType<typeof readCursor>) {
  return { ...place.parse(JSON.parse(key) as unknown), headAt: at };
}

const nothingNamed: Names = { stream: null, event: null };

async function namedBy(holders: Holders, value: string): Promise<Names> {
  const stream = await streamNamed(holders, streamId(value));
  const event = await holders.store.findEvent(eventId(value), holders.signal);
  return {
    stream,
    event: event && { id: event.id, stream: event.streamId, version: String(event.version) },
  };
}

async function* told(lookup: Prepared, policy: MaskingPolicy): AsyncGenerator<LookupStep> {
  const { names, walk } = lookup;
  if (names.event !== null) yield { kind: 'event', ...names.event };
  if (names.stream !== null) yield found(names.stream, true, policy);
  if (walk === null) {
    yield { kind: 'end', ...countsOf(nothingYet), ...ended };
    return;
  }
  for await (const step of walk) {
    if (step.kind === 'found') {
      if (step.holding.stream !== names.stream?.stream) yield found(step.holding, false, policy);
    } else if (step.kind === 'progress') yield { kind: 'progress', ...countsOf(step.counts) };
    else yield endStep(lookup, step);
  }
}

const nothingYet: LookupCounts = {
  tally: nothingExamined,
  ...{ streams: 0, mentions: 0, untold: 0, doubtful: 0 },
};
const ended = {
  ...{ complete: true, provisional: null, unreadable: 0, indexed: null, next: null },
  ...{ states: 'all' as const, doubtful: 0 },
};

function endStep(
  { indexed, states, next }: Prepared,
  { counts, next: after }: Extract<LookupWalk, { kind: 'end' }>,
): LookupStep {
  const { tally, doubtful } = counts;
  const { provisional: open } = tally;
  return {
    kind: 'end',
    ...countsOf(counts),
    complete: after === null && isFinal(open) && tally.unreadable + doubtful === 0,
    provisional: open,
    unreadable: tally.unreadable,
    doubtful,
    indexed,
    states,
    next: after === null ? null : next(after, counts),
  };
}

const countsOf = ({ tally, streams, mentions, untold }: LookupCounts) => ({
  ...{ examined: tally.examined, searchedTo: tally.searchedTo },
  ...{ streams, mentions, untold },
});

function found(holding: StreamHolding, named: boolean, policy: MaskingPolicy): LookupStep {
  const { stream, category, name, holdings, incompleteFrom, madeBy } = holding;
  const item: FoundStream = {
    ...{ stream, category, named },
    name: shownName(name, policy),
    now: holdings.some(({ to }) => to === null),
    holdings: holdings.map(holdingView),
    incompleteFrom: incompleteFrom === null ? null : String(incompleteFrom),
    madeBy,
  };
  return { kind: 'found', items: [item] };
}

/** A name is a value of the state and passes the policy like one. */
function shownName(name: string | null, policy: MaskingPolicy): string | null {
  return maskedColumn(policy, 'state', name);
}

const holdingView = ({ path, from, to }: Holding): FoundStream['holdings'][number] => ({
  path,
  from: receiptView(from),
  to: to && receiptView(to),
});

const receiptView = ({ version, ...receipt }: Receipt) => ({
  ...receipt,
  version: String(version),
});

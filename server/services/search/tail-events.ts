import 'server-only';
import { tailEvents as contract, type TailStep } from '@/lib/api/tail.ts';
import { AppError } from '@/lib/errors.ts';
import { instant, position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { Truth } from '@/lib/query/evaluate/truth.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import { isZone } from '@/lib/time/zone.ts';
import type { EventStore, TailItem } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService, type Asking } from '../define-service.ts';
import { Judge } from './internal-judge.ts';
import { planOf, readQuery, type SearchPlan } from './internal-plan.ts';
import { shortEvent } from './internal-short.ts';

/** Events that match a query as they are recorded; from a given place on, each once. */
export const tailEvents = defineService({
  permission: 'events:read',
  access: 'log.tail',
  subject: ({ store, q }) => ({ store, detail: q }),
  input: contract.params,
  run: (call, input) => prepare(input, call),
  expose: (tail, policy) => told(tail, policy),
});

interface Input {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  readonly after?: string | undefined;
  readonly follow: '0' | '1';
}

interface Tail {
  readonly store: EventStore;
  readonly plan: SearchPlan;
  readonly items: AsyncIterable<TailItem>;
  readonly signal: AbortSignal;
  readonly follow: boolean;
}

async function prepare(
  input: Input,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<Tail> {
  const { store: id, zone, after } = input;
  if (!isZone(zone)) {
    throw new AppError('invalid_input', `There is no zone "${zone}".`, { field: 'zone' });
  }
  const { query } = readQuery(input.q, policy);
  if (query.steps.length > 0) {
    throw new AppError('invalid_query', 'What comes can be watched, but not counted or sorted.', {
      field: 'q',
    });
  }
  const { store } = await storeById(id);
  if (store.capabilities.tail === 'none') {
    throw new AppError('unsupported', 'This store cannot be followed.');
  }
  const clock = { now: instant(new Date().toISOString()), zone };
  const plan = planOf(query, { store, service: id, clock });
  if (plan.looksAt.includes('finding')) {
    const message = 'What health finds is known of a log that was examined, not of what comes.';
    throw new AppError('invalid_query', message, { field: 'q' });
  }
  if (after !== undefined) checkPlace(store, after);
  const from = after === undefined ? 'head' : position(after);
  return {
    store,
    plan,
    signal,
    follow: input.follow === '1',
    items: store.tail(plan.filter, from, signal),
  };
}

function checkPlace(store: EventStore, after: string): void {
  try {
    store.comparePositions(position(after), position(after));
  } catch (cause) {
    const message = `"${after}" is no place of this log.`;
    throw new AppError('invalid_input', message, { field: 'after', cause });
  }
}

async function* told(tail: Tail, policy: MaskingPolicy): AsyncGenerator<TailStep> {
  const { store, plan } = tail;
  yield { kind: 'start', explained: sentenceOf(plan.query), seal: store.capabilities.seal };
  let [examined, unreadable] = [0, 0];
  for await (const item of tail.items) {
    if (item.kind === 'progress') {
      const { position: place, live, settled } = item;
      const waits = settled !== undefined && settled !== place;
      yield { kind: 'progress', place, live, waits, examined, unreadable };
      if (live && !tail.follow) return;
      continue;
    }
    examined += 1;
    const truth = await judged(tail, item.event);
    if (truth === 'unknown') unreadable += 1;
    if (truth !== true) continue;
    const event = policy.maskEvent(eventToView(shortEvent(item.event)));
    yield { kind: 'event', event, place: item.position, late: item.late };
  }
}

/** States are those up to the event, so each is judged for itself. */
function judged({ store, plan, signal }: Tail, event: RecordedEvent): Promise<Truth> {
  const head = event.position;
  if (head === null) return Promise.resolve('unknown');
  return new Judge(plan, { store, head, signal }).of(event);
}

import 'server-only';
import { listEvents as contract } from '@/lib/api/events.ts';
import { AppError } from '@/lib/errors.ts';
import { position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { readFilteredLog } from '@/server/stores/filtered-log.ts';
import type { EventStore, Page, Range } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { explain, filterOf } from './internal-filter.ts';
import { eventIn } from './internal-find.ts';
import { nextInLog } from './internal-log.ts';

/** Most events one request looks at; an answer that stops there says so and can be continued. */
export const scanBudget = 50_000;
/** Longest payload text a list carries; longer ones say their size. */
const longestPayload = 16_384;

/** The log, narrowed and in order, with how far it was searched. */
export const listEvents = defineService({
  permission: 'events:read',
  access: 'log.read',
  subject: ({ store, ...filter }) => ({ store, detail: JSON.stringify(filter) }),
  input: contract.params,
  async run({ signal }, input) {
    const { store: id, order, limit } = input;
    const { store } = await storeById(id);
    const filter = filterOf(input);
    const query = ['events', id, filter.all, order];
    const place = input.cursor === undefined ? null : readCursor(query, input.cursor);
    const head = place?.headAt ?? (await headOf(store, signal));
    const start = place === null ? await startOf(store, input, signal) : null;
    const options = {
      signal,
      limit,
      maxScanned: scanBudget,
      payload: 'full',
      maxPayload: longestPayload,
    } as const;
    const after = place === null ? (start?.after ?? null) : position(place.key);
    const page = await readFilteredLog(store, { filter, range: rangeOf(order, after), options });
    const next = page.next === null ? null : makeCursor(query, { key: page.next, headAt: head });
    const backKey = page.items[0]?.position ?? start?.position ?? null;
    const opposite = ['events', id, filter.all, order === 'newest' ? 'oldest' : 'newest'];
    const back = backKey === null ? null : makeCursor(opposite, { key: backKey, headAt: head });
    const searchedTo = await timeSearchedTo(store, page, signal);
    return { page, next, back, head, searchedTo, explained: explain(filter, order) };
  },
  expose: ({ page, next, back, head, searchedTo, explained }, policy) => ({
    items: page.items.map((event) => policy.maskEvent(eventToView(event))),
    next,
    back,
    coverage: { complete: next === null, scanned: page.scanned, searchedTo, head },
    explained,
  }),
});

interface Start {
  readonly position: Position;
  /** The place just before it in the order of the list; null = the list begins with it. */
  readonly after: Position | null;
}

/** Throws `not_found` for an event that is not there, `unsupported` for one that is in no order. */
async function startOf(
  store: EventStore,
  { start, order }: { readonly start?: string | undefined; readonly order: 'newest' | 'oldest' },
  signal: AbortSignal,
): Promise<Start | null> {
  if (start === undefined) return null;
  const event = await eventIn(store, start, signal);
  if (event.position === null) {
    throw new AppError('unsupported', 'This store has no order across streams to begin in.');
  }
  const direction = order === 'newest' ? 'forward' : 'backward';
  const before = await nextInLog(store, event.position, { direction, signal });
  return { position: event.position, after: before?.position ?? null };
}

const rangeOf = (order: 'newest' | 'oldest', after: Position | null): Range<Position> => ({
  direction: order === 'newest' ? 'backward' : 'forward',
  after,
  until: null,
});

async function headOf(store: EventStore, signal: AbortSignal): Promise<Position | null> {
  const page = await store.readLog(
    { all: [] },
    { direction: 'backward', after: null, until: null },
    { signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  return page.items[0]?.position ?? null;
}

/** Recorded time of the last event looked at, which a filter may have left out of the items. */
async function timeSearchedTo(
  store: EventStore,
  { items, next }: Page<RecordedEvent, Position>,
  signal: AbortSignal,
): Promise<string | null> {
  const last = items.at(-1);
  if (next === null || last?.position === next) return last?.recordedAt ?? null;
  const [reached] = await store.readPositions([next], {
    signal,
    limit: 1,
    maxScanned: 1,
    payload: 'omit',
  });
  return reached?.recordedAt ?? last?.recordedAt ?? null;
}

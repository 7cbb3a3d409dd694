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
    const begin = await beginningOf(store, { ...input, query }, signal);
    const head = begin.head ?? (await headOf(store, signal));
    const options = {
      signal,
      limit,
      maxScanned: scanBudget,
      payload: 'full',
      maxPayload: longestPayload,
    } as const;
    const range = rangeOf(order, begin.after);
    const page = await readFilteredLog(store, { filter, range, options });
    const opposite = ['events', id, filter.all, order === 'newest' ? 'oldest' : 'newest'];
    const next = cursorAt(page.next, query, head);
    const back = cursorAt(page.items[0]?.position ?? begin.position, opposite, head);
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

interface Beginning {
  /** Event that the list was asked to begin with. */
  readonly position: Position | null;
  /** The place just before the list in its order; null = the list begins at its end of the log. */
  readonly after: Position | null;
  /** Head of the log when the walk began; null when it begins now. */
  readonly head: Position | null;
}

interface Begun {
  readonly cursor?: string | undefined;
  readonly start?: string | undefined;
  readonly order: 'newest' | 'oldest';
  readonly query: readonly unknown[];
}

async function beginningOf(
  store: EventStore,
  { cursor, query, ...input }: Begun,
  signal: AbortSignal,
): Promise<Beginning> {
  if (cursor === undefined) return startOf(store, input, signal);
  const { key, headAt } = readCursor(query, cursor);
  return { position: null, after: position(key), head: headAt === null ? null : position(headAt) };
}

const cursorAt = (
  key: Position | null,
  query: readonly unknown[],
  head: Position | null,
): string | null => (key === null ? null : makeCursor(query, { key, headAt: head }));

/** Throws `not_found` for an event that is not there, `unsupported` for one that is in no order. */
async function startOf(
  store: EventStore,
  { start, order }: Pick<Begun, 'start' | 'order'>,
  signal: AbortSignal,
): Promise<Beginning> {
  if (start === undefined) return { position: null, after: null, head: null };
  const event = await eventIn(store, start, signal);
  if (event.position === null) {
    throw new AppError('unsupported', 'This store has no order across streams to begin in.');
  }
  const direction = order === 'newest' ? 'forward' : 'backward';
  const before = await nextInLog(store, event.position, { direction, signal });
  return { position: event.position, after: before?.position ?? null, head: null };
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

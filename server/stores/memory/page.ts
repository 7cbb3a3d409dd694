import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, Range, ReadOptions } from '../port.ts';

export interface Keyed<Item, Key> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => Key;
  readonly compare: (a: Key, b: Key) => number;
}

/** Items of a range in its direction; `items` stand in ascending order of their keys. */
export function inRange<Item, Key>(
  { items, keyOf, compare }: Keyed<Item, Key>,
  { direction, after, until }: Range<Key>,
): readonly Item[] {
  const sign = direction === 'forward' ? 1 : -1;
  const found = items.filter((item) => {
    const key = keyOf(item);
    const begun = after === null || compare(key, after) * sign > 0;
    return begun && (until === null || compare(key, until) * sign <= 0);
  });
  return direction === 'forward' ? found : found.reverse();
}

interface Walked<Item, Key> extends Keyed<Item, Key> {
  readonly range: Range<Key>;
  readonly options: Pick<ReadOptions, 'limit' | 'maxScanned'>;
  readonly accepts: (item: Item) => boolean;
}

/** One page of a walk. Items that share a key stay together. */
export function pageOf<Item, Key>(walked: Walked<Item, Key>): Page<Item, Key> {
  const { keyOf, compare, range, options, accepts } = walked;
  const candidates = inRange(walked, range);
  const items: Item[] = [];
  let scanned = 0;
  for (const [index, item] of candidates.entries()) {
    const previous = candidates[index - 1];
    const twin = previous !== undefined && compare(keyOf(previous), keyOf(item)) === 0;
    const full = items.length >= options.limit || scanned >= options.maxScanned;
    if (full && !twin)
      return { items, next: previous === undefined ? null : keyOf(previous), scanned };
    scanned += 1;
    if (accepts(item)) items.push(item);
  }
  return { items, next: null, scanned };
}

const defaultMaxPayload = 1024 * 1024;
const headLength = 4096;

/** The event with its payloads as the reader wants them. */
export function shown(
  event: RecordedEvent,
  { payload, maxPayload = defaultMaxPayload }: Pick<ReadOptions, 'payload' | 'maxPayload'>,
): RecordedEvent {
  const data = shownPayload(event.data, payload, maxPayload);
  if (payload === 'data') return { ...event, ...unasked, data };
  return { ...event, data, metadata: shownPayload(event.metadata, payload, maxPayload) };
}

/** What `payload: 'data'` leaves out. */
const unasked = {
  category: null,
  schemaVersion: null,
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
  tags: [],
  metadata: { kind: 'omitted' },
} as const;

function shownPayload(payload: Payload, wanted: ReadOptions['payload'], max: number): Payload {
  if (wanted === 'omit') return { kind: 'omitted' };
  if (payload.kind !== 'json') return payload;
  const characters = [...payload.text];
  if (characters.length <= max) return payload;
  const head = characters.slice(0, Math.min(max, headLength)).join('');
  return { kind: 'oversized', size: Buffer.byteLength(payload.text), head };
}

import { instantText, moment } from '@/scripts/demo/core/clock.ts';
import type { Row } from '@/scripts/demo/core/journal.ts';
import { random, type Random } from '@/scripts/demo/core/random.ts';

export interface BenchData {
  readonly seed: string;
  readonly events: number;
  /** Events of the longest stream; by default a fifth of all. */
  readonly longest?: number;
}

export const LONGEST_STREAM = 'meter-1';
const SHARE_OF_LONGEST = 5;
const STREAMS = 200_000;
const TYPES = 40;
const INITIATORS = 5000;
const CONVERSATION = 5;
const BEGIN = moment('2024-11-20T00:00:00');
const END = moment('2026-11-20T00:00:00');

const CATEGORIES = ['account', 'order', 'payment', 'invoice', 'shipment', 'meter', 'cart', 'case'];
const NOUNS = ['Address', 'Item', 'Limit', 'Note', 'Owner', 'Price', 'State', 'Term'];
const VERBS = ['Added', 'Changed', 'Checked', 'Moved', 'Removed'];

/** Forty names, each of one category. */
export const BENCH_TYPES: readonly string[] = Array.from({ length: TYPES }, (_, index) => {
  const category = CATEGORIES[index % CATEGORIES.length] ?? '';
  const noun = NOUNS[index % NOUNS.length] ?? '';
  return `${category.slice(0, 1).toUpperCase()}${category.slice(1)}${noun}${VERBS[Math.floor(index / NOUNS.length)] ?? ''}`;
});

/** One of the five types of the place's category. */
function typeFor({ category, version }: Place): string {
  const own = CATEGORIES.indexOf(category) + CATEGORIES.length * ((version * 7) % VERBS.length);
  return BENCH_TYPES[own] ?? 'Unknown';
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

/** Two thousand words that look like words. */
const WORDS: readonly string[] = Array.from({ length: 2000 }, (_, index) => {
  const at = (power: number): string =>
    SYLLABLES[Math.floor(index / SYLLABLES.length ** power) % SYLLABLES.length] ?? '';
  return at(0) + at(1) + at(2) + (index % 3 === 0 ? at(1) : '');
});

/** In about four of ten events, and in about four of a thousand. */
export const FREQUENT_WORD = WORDS[1] ?? '';
export const RARE_WORD = WORDS[WORDS.length - 1] ?? '';

/** Few words are frequent and most are rare, as in any language. */
function sentence(chance: Random, words: number): string {
  const picked: string[] = [];
  for (let count = 0; count < words; count += 1) {
    picked.push(WORDS[Math.floor(WORDS.length * chance.next() ** 3)] ?? '');
  }
  return picked.join(' ');
}

function hex(chance: Random, length: number): string {
  let text = '';
  while (text.length < length) text += chance.between(0, 0xffff).toString(16).padStart(4, '0');
  return text.slice(0, length);
}

function uuid(chance: Random): string {
  const part = (length: number): string => hex(chance, length);
  return `${part(8)}-${part(4)}-4${part(3)}-a${part(3)}-${part(12)}`;
}

interface Place {
  readonly stream: string;
  readonly category: string;
  readonly version: number;
}

/** Lengths follow a power law: a few streams are long, most have a handful of events. */
function placing(chance: Random, isLongest: (index: number) => boolean): (index: number) => Place {
  const versions = new Uint32Array(STREAMS + 1);
  const next = (slot: number): number => {
    const version = (versions[slot] ?? 0) + 1;
    versions[slot] = version;
    return version;
  };
  return (index) => {
    if (isLongest(index)) {
      return { stream: LONGEST_STREAM, category: 'meter', version: next(0) };
    }
    const slot = 1 + Math.floor(STREAMS * chance.next() ** 2.2);
    const category = CATEGORIES[slot % CATEGORIES.length] ?? '';
    return { stream: `${category}-${slot + 1}`, category, version: next(slot) };
  };
}

/** About 300 bytes. */
function data(place: Place, chance: Random): string {
  return JSON.stringify({
    id: place.stream,
    status: chance.pick(['new', 'open', 'held', 'done']),
    amountMinor: chance.between(100, 250_000),
    currency: chance.pick(['EUR', 'GBP', 'USD']),
    owner: { id: chance.between(1, 90_000), team: chance.pick(WORDS) },
    counters: { seen: place.version, left: chance.between(0, 40) },
    note: sentence(chance, 24),
  });
}

/** About 160 bytes. */
function metadata(conversation: string, cause: string | null, initiator: string): string {
  return JSON.stringify({
    correlationId: conversation,
    ...(cause === null ? {} : { causationId: cause }),
    initiator,
    service: 'bench',
    ip: '192.0.2.17',
  });
}

/** Picks `some` of `all` indexes, the first one among them, with even gaps. */
function evenly(some: number, all: number): (index: number) => boolean {
  const picked = (indexes: number): number => Math.ceil((indexes * some) / all);
  return (index) => picked(index + 1) > picked(index);
}

/** The events one by one in the order of the log, the same for the same options. */
export function* benchEvents(options: BenchData): Generator<Row, void, undefined> {
  const { seed, events, longest = Math.ceil(events / SHARE_OF_LONGEST) } = options;
  const chance = random(seed);
  const place = placing(chance, evenly(longest, events));
  let cause: string | null = null;
  for (let index = 0; index < events; index += 1) {
    const conversation: string = `c-${Math.floor(index / CONVERSATION).toString(36)}`;
    if (index % CONVERSATION === 0) cause = null;
    const at = Math.floor(BEGIN + ((index + chance.next()) / events) * (END - BEGIN));
    const where = place(index);
    const initiator: string = `user-${chance.between(1, INITIATORS)}`;
    const id = uuid(chance);
    yield {
      store: 'orders',
      id,
      ...where,
      type: typeFor(where),
      schemaVersion: '1',
      at,
      recordedAt: instantText(at),
      occurredAt: instantText(at),
      correlationId: conversation,
      causationId: cause,
      initiator,
      tenant: null,
      tags: [],
      data: data(where, chance),
      metadata: metadata(conversation, cause, initiator),
      erased: false,
    };
    cause = id;
  }
}

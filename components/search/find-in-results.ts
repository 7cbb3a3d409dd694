import type { FindParts } from '@/components/ui/marked-text.tsx';
import type { PayloadView } from '@/lib/api/views.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { FoundEvent } from './found-event.ts';

/** A part of an event that holds the text, and the text around it there. */
export interface FoundPlace {
  readonly name: string;
  readonly excerpt: string;
}

export interface FindOutcome {
  /** Rows that hold the text, from the top. */
  readonly rows: readonly number[];
  /** Events of which only a part is at hand, so that the text may be in the rest. */
  readonly partly: number;
}

/** Finds a text whatever its case; null for no text. */
export function finderOf(text: string): FindParts | null {
  if (text.trim() === '') return null;
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
  return (given) =>
    [...given.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
}

/** The rows in which a text stands, anywhere in what was loaded of the event. */
export function findInResults(events: readonly FoundEvent[], find: FindParts): FindOutcome {
  const rows = events.flatMap((event, row) =>
    textsOf(event).some(([, text]) => find(text).length > 0) ? [row] : [],
  );
  return { rows, partly: events.filter(isPartly).length };
}

/** Where in an event a text stands. */
export const placesIn = (event: FoundEvent, find: FindParts): readonly FoundPlace[] =>
  textsOf(event).flatMap(([name, text]) => {
    const [first] = find(text);
    return first === undefined ? [] : [{ name, excerpt: excerptOf(text, first) }];
  });

/** The next row in a direction, from the top again after the last; null where there is none. */
export function nextRow(
  rows: readonly number[],
  from: number | null,
  steps: 1 | -1,
): number | null {
  const ahead =
    steps === 1
      ? rows.find((row) => from === null || row > from)
      : rows.findLast((row) => from === null || row < from);
  return ahead ?? (steps === 1 ? rows[0] : rows.at(-1)) ?? null;
}

type NamedText = readonly [name: string, text: string];

const known = new WeakMap<FoundEvent, readonly NamedText[]>();

/** The texts of an event, taken apart once however often is looked for something. */
function textsOf(event: FoundEvent): readonly NamedText[] {
  const before = known.get(event);
  if (before !== undefined) return before;
  const named: readonly (readonly [string, string | null])[] = [
    ['its type', event.type],
    ['its stream', event.streamId],
    ['who did it', event.initiator],
    ['its data', payloadText(event.data)],
    ['its metadata', payloadText(event.metadata)],
    ['its id', event.id],
    ['its conversation', event.correlationId],
    ['its cause', event.causationId],
    ['its tenant', event.tenant],
    ['its tags', event.tags.join(' ')],
    ['its store', event.store],
  ];
  const texts = named.filter((each): each is NamedText => each[1] !== null && each[1] !== '');
  known.set(event, texts);
  return texts;
}

function payloadText(payload: PayloadView): string | null {
  if (payload.kind === 'oversized') return payload.head;
  if (payload.kind !== 'json') return null;
  // Only what is escaped reads differently from how it is stored.
  if (!payload.text.includes('\\')) return payload.text;
  const parsed = parseJson(payload.text);
  return parsed.ok ? [payload.text, ...stringsIn(parsed.value)].join('\n') : payload.text;
}

function stringsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.flatMap(stringsIn);
  if (isObject(value))
    return [...value.entries].flatMap(([key, each]) => [key, ...stringsIn(each)]);
  return [];
}

const isPartly = ({ data, metadata }: FoundEvent): boolean =>
  [data, metadata].some(({ kind }) => kind === 'oversized' || kind === 'binary');

const around = 24;

function excerptOf(text: string, { from, to }: { readonly from: number; readonly to: number }) {
  const [start, end] = [Math.max(0, from - around), Math.min(text.length, to + around)];
  const inside = text.slice(start, end).replaceAll(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${inside}${end < text.length ? '…' : ''}`;
}

import type { PayloadView } from '@/lib/api/views.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';

export interface SummaryPart {
  readonly key: string;
  /** Lossless text of a scalar, or the size of what is inside. */
  readonly text: string;
}

export interface EventSummary {
  readonly parts: readonly SummaryPart[];
  /** Keys beyond those shown. */
  readonly more: number;
  /** Said instead of parts when there is nothing to read them from. */
  readonly note: string | null;
}

const longestValue = 60;

/** The first keys of a payload in a line, digits and order as stored; for rows of the log. */
export function summarise(payload: PayloadView, most = 4): EventSummary {
  if (payload.kind !== 'json') return { parts: [], more: 0, note: noteOf(payload) };
  const parsed = parseJson(payload.text);
  if (!parsed.ok) return { parts: [], more: 0, note: `unreadable: ${parsed.problem.message}` };
  const { value } = parsed;
  if (!isObject(value)) return { parts: [{ key: '', text: short(value) }], more: 0, note: null };
  const parts = [...value.entries].flatMap(([key, inner]) => partsOf(key, inner));
  return {
    parts: parts.slice(0, most),
    more: Math.max(0, parts.length - most),
    note: parts.length === 0 ? 'an empty object' : null,
  };
}

/** An object within the payload is opened once; what lies deeper is told by its size. */
function partsOf(key: string, value: JsonValue): readonly SummaryPart[] {
  if (!isObject(value) || value.entries.size === 0) return [{ key, text: short(value) }];
  return [...value.entries].map(([inner, item]) => ({
    key: `${key}.${inner}`,
    text: short(item),
  }));
}

function short(value: JsonValue): string {
  if (isArray(value)) return value.length === 1 ? '[1 item]' : `[${value.length} items]`;
  if (isObject(value))
    return value.entries.size === 1 ? '{1 field}' : `{${value.entries.size} fields}`;
  const text = typeof value === 'string' ? value : printJson(value);
  return text.length <= longestValue
    ? text
    : `${text.slice(0, longestValue)}… (${text.length} characters)`;
}

function noteOf(payload: Exclude<PayloadView, { kind: 'json' }>): string {
  switch (payload.kind) {
    case 'binary':
      return `${payload.size} bytes, ${payload.encoding}`;
    case 'oversized':
      return `${payload.size} characters, too long for a list`;
    case 'absent':
      return 'no data';
    case 'omitted':
      return 'data not fetched';
    case 'erased':
      return 'erased in the store';
    case 'masked':
      return `masked: ${payload.reason}`;
  }
}

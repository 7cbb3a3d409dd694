import type { Completion } from '../completion.ts';
import type { RulesOption } from './rules-option.ts';
import type { WrittenPlace } from './rules-place.ts';

/** A bracket that is open at the cursor. */
interface Level {
  readonly isList: boolean;
  /** Key whose value is written; null: none yet. */
  key: string | null;
  /** The text before a colon. */
  pending: string | null;
  readonly keys: Set<string>;
}

const token = /"((?:[^"\\]|\\.)*)("?)|[{}[\]:,]/gs;
const bareWord = /[A-Za-z$][\w$.]*$/;

/** Where the cursor is in rules written as JSON, whatever is still missing behind it. */
export function jsonPlace(text: string, offset: number): WrittenPlace {
  const before = text.slice(0, offset);
  const { levels, open } = scan(before);
  const { word, inBraces } = wordAt(before, open);
  const isClosed = open !== null && !inBraces && text[offset] === '"';
  return {
    place: { ...spotOf(levels), word, inBraces },
    from: offset - word.length,
    to: offset + (isClosed ? 1 : 0),
    write: (option) => write(option, open !== null),
  };
}

interface Scanned {
  readonly levels: readonly Level[];
  /** Where the text begins that is not closed yet; null: none is. */
  readonly open: number | null;
}

function scan(before: string): Scanned {
  const levels: Level[] = [];
  let open: number | null = null;
  for (const found of before.matchAll(token)) {
    const [sign, inside, end] = found;
    if (inside === undefined) step(levels, sign);
    else if (end === '') open = found.index + 1;
    else pend(levels, inside);
  }
  return { levels, open };
}

function wordAt(before: string, open: number | null) {
  if (open === null) return { word: bareWord.exec(before)?.[0] ?? '', inBraces: false };
  const whole = before.slice(open);
  const inBraces = /\{[^{}]*$/.test(whole);
  return { word: inBraces ? whole.slice(whole.lastIndexOf('{') + 1) : whole, inBraces };
}

function spotOf(levels: readonly Level[]) {
  const inner = levels.at(-1);
  const above = levels.slice(0, -1).flatMap(({ key }) => (key === null ? [] : [key]));
  const key = inner === undefined || inner.isList ? null : inner.key;
  return { above, key, beside: inner?.keys ?? new Set<string>() };
}

function step(levels: Level[], sign: string): void {
  const inner = levels.at(-1);
  if (sign === '{' || sign === '[') {
    levels.push({ isList: sign === '[', key: null, pending: null, keys: new Set() });
  } else if (sign === '}' || sign === ']') levels.pop();
  else if (inner !== undefined && !inner.isList) {
    if (sign === ',') inner.key = null;
    else inner.key = inner.pending;
  }
}

function pend(levels: readonly Level[], text: string): void {
  const inner = levels.at(-1);
  if (inner === undefined || inner.isList || inner.key !== null) return;
  inner.pending = text;
  inner.keys.add(text);
}

/** Inside of quotes the first one stands already. */
function write({ kind, label, detail, behind }: RulesOption, isOpen: boolean): Completion {
  if (kind === 'name') return { label, detail, insert: label.endsWith('.') ? label : `${label}}` };
  const quoted = JSON.stringify(label);
  const text = isOpen ? quoted.slice(1) : quoted;
  // What ends in a point goes on inside of its quotes.
  if (kind === 'value')
    return { label, detail, insert: label.endsWith('.') ? text.slice(0, -1) : text };
  const rest =
    typeof behind === 'string' && behind !== '' ? JSON.stringify(behind) : (behind ?? '');
  return { label, detail, insert: `${text}: ${String(rest)}` };
}

import { hasWildcard, isBareValue } from './bare-word.ts';
import { quote } from './quote.ts';
import type { Reader } from './reader.ts';
import type { Alternative, CompareOp, Side, Test, Value } from './syntax.ts';

const operators: readonly (CompareOp | '=')[] = ['!=', '>=', '<=', '>', '<', '='];

/** True when a comparison comes next, so that the colon may be left out. */
export const seesOperator = (reader: Reader): boolean => operators.some((op) => reader.sees(op));

/** Reads what follows the colon; null after a problem was noted. */
export function readTest(reader: Reader): Test | null {
  const from = reader.at;
  const operator = operators.find((op) => reader.take(op, 'operator'));
  if (operator !== undefined) return comparison(reader, operator);
  if (reader.take('(', 'punctuation')) return list(reader, from);
  const keyword = ['exists', 'missing'].find((word) => reader.takeKeyword(word));
  if (keyword === 'exists') return reader.placed({ kind: 'exists' }, from);
  if (keyword === 'missing') return reader.placed({ kind: 'missing' }, from);
  const only = alternative(reader);
  return only === null ? null : reader.placed({ kind: 'any', of: [only] }, from);
}

function comparison(reader: Reader, operator: CompareOp | '='): Test | null {
  reader.skipSpace();
  const value = readValue(reader);
  if (value === null) return null;
  if (operator !== '=') return { kind: 'compare', op: operator, value };
  return { kind: 'any', of: [{ kind: 'value', value }] };
}

function list(reader: Reader, from: number): Test | null {
  const items: Alternative[] = [];
  for (;;) {
    reader.skipSpace();
    const item = alternative(reader);
    if (item === null) {
      skipList(reader);
      return null;
    }
    items.push(item);
    reader.skipSpace();
    if (reader.take(')', 'punctuation')) return reader.placed({ kind: 'any', of: items }, from);
    if (reader.take(',', 'punctuation')) continue;
    const place = { from: reader.at, to: Math.min(reader.at + 1, reader.text.length) };
    const insert = reader.done ? ')' : ', ';
    const fix = { from: reader.at, to: reader.at, insert };
    reader.problem(place, 'Expected a comma or the end of the list ")".', [fix]);
    skipList(reader);
    return null;
  }
}

/** After a fault in a list the rest of it is passed over, so that it is not read as clauses. */
function skipList(reader: Reader): void {
  const from = reader.at;
  while (!reader.done && reader.next !== ')' && reader.next !== '|') reader.at += 1;
  if (reader.at > from) reader.token('invalid', from, reader.at);
  reader.take(')', 'punctuation');
}

function alternative(reader: Reader): Alternative | null {
  const from = reader.at;
  if (reader.take('~', 'operator')) return regex(reader, from);
  const first = side(reader);
  if (first === null) return null;
  if (reader.take('->', 'operator')) {
    const to = side(reader);
    return to === null ? null : reader.placed({ kind: 'pair', from: first, to }, from);
  }
  if (first.kind === 'missing') {
    const span = reader.spanOf(first);
    reader.problem(span, '"missing" stands alone here; put it in quotes to mean the text.', [
      { ...span, insert: '"missing"' },
    ]);
    return null;
  }
  if (!reader.take('..', 'operator')) {
    return reader.placed({ kind: 'value', value: first }, from);
  }
  const to = readValue(reader);
  return to === null ? null : reader.placed({ kind: 'range', from: first, to }, from);
}

function regex(reader: Reader, from: number): Alternative | null {
  const quoted = reader.quoted();
  if (quoted !== null) return reader.placed({ kind: 'regex', source: quoted }, from);
  const start = reader.at;
  for (let open = 0; !reader.done && !endsRegex(reader.next, open); reader.at += 1) {
    if (reader.next === '\\') reader.at += 1;
    else if (reader.next === '(') open += 1;
    else if (reader.next === ')') open -= 1;
  }
  reader.at = Math.min(reader.at, reader.text.length);
  const source = reader.text.slice(start, reader.at);
  if (source === '') {
    reader.problem({ from, to: reader.at }, 'Expected a regular expression after "~".');
    return null;
  }
  reader.token('value', start, reader.at);
  return reader.placed({ kind: 'regex', source }, from);
}

/** Parentheses and bars belong to the expression while one of its groups is open. */
const endsRegex = (character: string, open: number): boolean =>
  /\s/u.test(character) || (open === 0 && /[|),]/.test(character));

function side(reader: Reader): Side | null {
  const from = reader.at;
  const wasQuoted = reader.next;
  const value = readValue(reader);
  const isMissing = value?.text.toLowerCase() === 'missing' && /m/i.test(wasQuoted);
  return isMissing ? reader.placed({ kind: 'missing' }, from) : value;
}

/** A word or a quoted text; null after a problem was noted. */
export function readValue(reader: Reader): Value | null {
  const from = reader.at;
  const quoted = reader.quoted();
  if (quoted !== null) return reader.placed({ kind: 'quoted', text: quoted }, from);
  const word = reader.valueWord();
  if (word === '') {
    reader.problem({ from, to: Math.min(from + 1, reader.text.length) }, 'Expected a value here.');
    return null;
  }
  reader.token('value', from, reader.at);
  if (isBareValue(word)) return reader.placed({ kind: 'word', text: word }, from);
  if (hasWildcard(word)) {
    const span = { from, to: reader.at };
    const message =
      'Put this value in quotes (then * and ? mean themselves), or use ~ and a pattern.';
    reader.problem(span, message, [{ ...span, insert: quote(word) }]);
    return null;
  }
  return reader.placed({ kind: 'quoted', text: word }, from);
}

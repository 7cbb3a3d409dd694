import { nearestWords } from './nearest.ts';
import { resolveField } from './parse-field.ts';
import type { Reader } from './reader.ts';
import { timeBuckets, type Column, type FieldRef, type Step, type TimeBucket } from './syntax.ts';

type StepReader = (reader: Reader, from: number) => Step | null;

const readers: Readonly<Record<string, StepReader>> = {
  count: readCount,
  by: readBy,
  first: (reader) => readFirst(reader, 'first'),
  last: (reader) => readFirst(reader, 'last'),
  sort: readSort,
  show: readShow,
  limit: readLimit,
};

/** Reads all that follows the expression: `| count by type | sort count desc`. */
export function readSteps(reader: Reader): readonly Step[] {
  const steps: Step[] = [];
  while (!reader.done) {
    if (!reader.take('|', 'punctuation')) {
      expectBar(reader);
      continue;
    }
    reader.skipSpace();
    const from = reader.at;
    const step = readStep(reader, from);
    if (step !== null) steps.push(reader.placed(step, from));
    else skipToBar(reader);
    reader.skipSpace();
  }
  return steps;
}

function expectBar(reader: Reader): void {
  const from = reader.at;
  skipToBar(reader);
  const fix = { from, to: from, insert: '| ' };
  reader.problem({ from, to: reader.at }, 'Expected "|" and a further step, or the end.', [fix]);
}

function skipToBar(reader: Reader): void {
  const from = reader.at;
  while (!reader.done && reader.next !== '|') reader.at += 1;
  if (reader.at > from) reader.token('invalid', from, reader.at);
}

function readStep(reader: Reader, from: number): Step | null {
  const name = Object.keys(readers).find((word) => reader.takeKeyword(word));
  const read = name === undefined ? undefined : readers[name];
  if (read !== undefined) return read(reader, from);
  const word = reader.fieldWord();
  const span = { from, to: Math.max(reader.at, Math.min(from + 1, reader.text.length)) };
  const fixes = nearestWords(word, Object.keys(readers)).map((insert) => ({ ...span, insert }));
  reader.at = from;
  const known = Object.keys(readers).join(', ');
  reader.problem(span, `There is no step "${word}". Steps are ${known}.`, fixes);
  return null;
}

function readCount(reader: Reader): Step | null {
  reader.skipSpace();
  if (!reader.takeKeyword('by')) return { kind: 'count', by: [] };
  const by = readList(reader, readField);
  return by === null ? null : { kind: 'count', by };
}

function readBy(reader: Reader, from: number): Step | null {
  reader.skipSpace();
  const bucket = takeBucket(reader);
  if (bucket !== null) return { kind: 'by', bucket };
  const span = { from, to: Math.min(Math.max(reader.at, from + 1), reader.text.length) };
  const fixes = [{ from, to: from, insert: 'count ' }];
  reader.problem(span, 'Expected hour, day, week or month; other fields follow "count by".', fixes);
  return null;
}

const takeBucket = (reader: Reader): TimeBucket | null =>
  timeBuckets.find((word) => reader.takeKeyword(word)) ?? null;

function readFirst(reader: Reader, kind: 'first' | 'last'): Step | null {
  const count = readCountNumber(reader);
  if (count === null) return null;
  reader.skipSpace();
  if (!reader.takeKeyword('per')) return { kind, count, per: null };
  reader.skipSpace();
  const per = readField(reader);
  return per === null ? null : { kind, count, per };
}

function readLimit(reader: Reader): Step | null {
  const count = readCountNumber(reader);
  return count === null ? null : { kind: 'limit', count };
}

/** A whole number from 1 to 999,999,999. */
function readCountNumber(reader: Reader): number | null {
  reader.skipSpace();
  const from = reader.at;
  const word = reader.fieldWord();
  if (/^[1-9]\d{0,8}$/.test(word)) {
    reader.token('value', from, reader.at);
    return Number(word);
  }
  const span = { from, to: Math.min(Math.max(reader.at, from + 1), reader.text.length) };
  reader.at = from;
  reader.problem(span, 'Expected a whole number from 1 on.');
  return null;
}

function readSort(reader: Reader): Step | null {
  reader.skipSpace();
  const column = readColumn(reader);
  if (column === null) return null;
  reader.skipSpace();
  const descending = reader.takeKeyword('desc');
  if (!descending) reader.takeKeyword('asc');
  return { kind: 'sort', column, descending };
}

function readShow(reader: Reader): Step | null {
  const columns = readList(reader, readColumn);
  return columns === null ? null : { kind: 'show', columns };
}

/** `a, b, c`; null after a problem was noted. */
function readList<Item>(
  reader: Reader,
  readItem: (reader: Reader) => Item | null,
): readonly Item[] | null {
  const items: Item[] = [];
  do {
    reader.skipSpace();
    const item = readItem(reader);
    if (item === null) return null;
    items.push(item);
    reader.skipSpace();
  } while (reader.take(',', 'punctuation'));
  return items;
}

function readColumn(reader: Reader): Column | null {
  if (reader.takeKeyword('count')) return 'count';
  return takeBucket(reader) ?? readField(reader);
}

function readField(reader: Reader): FieldRef | null {
  const from = reader.at;
  const word = reader.fieldWord();
  if (word === '') {
    const span = { from, to: Math.min(from + 1, reader.text.length) };
    reader.problem(span, 'Expected a field here.');
    return null;
  }
  reader.token('field', from, reader.at);
  const field = resolveField(reader, word, 'query');
  if (field?.name !== 'change' && field?.name !== 'was') {
    return field === null ? null : reader.placed(field, from);
  }
  const message = `"${field.name}" can be asked for but has no single value to list or group by.`;
  reader.problem({ from, to: reader.at }, message);
  return null;
}

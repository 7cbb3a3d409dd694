import { findingKinds } from '@/lib/health/finding.ts';
import { hasWildcard } from './bare-word.ts';
import { fieldInfo, type FieldKind } from './fields.ts';
import { nearestWords } from './nearest.ts';
import { printField } from './parse-field.ts';
import { compileRegex } from './regex/regex.ts';
import type { Reader } from './reader.ts';
import type { Alternative, Clause, Side, Test, Value } from './syntax.ts';
import { anyClock, timeOf } from './time-value.ts';
import { isNumberWord } from './typed-value.ts';

/** Notes a test that its field cannot answer, instead of running it and finding nothing. */
export function checkClause(reader: Reader, clause: Clause): void {
  const { field, test } = clause;
  const kind = field.counted ? 'count' : fieldInfo(field.name).kind;
  if (field.counted && !fieldInfo(field.name).pathed) {
    reader.problem(
      reader.spanOf(field),
      `"${printField(field)}" is no list; count a path of data.`,
    );
    return;
  }
  if (field.name === 'finding') checkFindings(reader, test);
  if (test.kind === 'any') for (const item of test.of) checkAlternative(reader, kind, item);
  else if (test.kind === 'compare') checkCompare(reader, kind, test);
}

/** A name that no finding bears would find nothing, which looks like health. */
function checkFindings(reader: Reader, test: Test): void {
  for (const value of namedIn(test)) {
    if (findingKinds.some((kind) => kind === value.text)) continue;
    const span = reader.spanOf(value);
    const near = nearestWords(value.text, findingKinds);
    const message = `No finding is called "${value.text}"; there are ${findingKinds.join(', ')}.`;
    reader.problem(
      span,
      message,
      near.map((insert) => ({ ...span, insert })),
    );
  }
}

function namedIn(test: Test): readonly Value[] {
  if (test.kind === 'compare') return test.op === '!=' ? [test.value] : [];
  const of = test.kind === 'any' ? test.of : [];
  const values = of.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  return values.filter(({ kind, text }) => kind === 'quoted' || !hasWildcard(text));
}

type Kind = FieldKind | 'count';

/** Says what is wrong with a single value for equality; null when nothing is. */
const wrongValue: Readonly<Record<Kind, (value: Value) => string | null>> = {
  text: () => null,
  revision: () => null,
  json: () => null,
  change: () => null,
  time: wrongTime,
  integer: wrongInteger,
  count: wrongInteger,
  position: ({ text }) =>
    /^[A-Za-z0-9._-]+$/.test(text) ? null : `"${text}" is no position of a log.`,
  boolean: ({ text }) => (/^(?:true|false)$/.test(text) ? null : 'Write true or false.'),
};

function wrongTime(value: Value): string | null {
  const time = timeOf(value, anyClock);
  return time.ok ? null : time.message;
}

function wrongInteger({ kind, text }: Value): string | null {
  if (kind === 'word' && /^-?\d{1,19}$/.test(text)) return null;
  return `"${text}" is no whole number.`;
}

function checkAlternative(reader: Reader, kind: Kind, item: Alternative): void {
  switch (item.kind) {
    case 'value':
      note(reader, item.value, wrongValue[kind](item.value));
      return;
    case 'range':
      checkRange(reader, kind, item);
      return;
    case 'regex':
      checkRegex(reader, kind, item);
      return;
    case 'pair':
      checkPair(reader, kind, item);
  }
}

const note = (reader: Reader, place: object, message: string | null): void => {
  if (message !== null) reader.problem(reader.spanOf(place), message);
};

function checkPair(reader: Reader, kind: Kind, pair: { from: Side; to: Side }): void {
  if (kind === 'change') return;
  note(
    reader,
    pair,
    'Only change. knows an old and a new value, for example change.status:*->closed.',
  );
}

function checkRegex(reader: Reader, kind: Kind, item: { source: string }): void {
  if (!['text', 'revision', 'json', 'change'].includes(kind)) {
    note(reader, item, 'A regular expression searches text; this field holds none.');
    return;
  }
  const regex = compileRegex(item.source);
  if (!regex.ok) note(reader, item, regex.message);
}

function checkRange(reader: Reader, kind: Kind, range: { from: Value; to: Value }): void {
  if (kind === 'text' || kind === 'boolean') {
    note(
      reader,
      range,
      'This field has no order, so it has no range; write (a, b) for several values.',
    );
    return;
  }
  const [from, to] = [range.from, range.to].map((value) => checkOrdered(reader, kind, value));
  const mixed = from !== to && from !== null && to !== null;
  if (mixed) note(reader, range, 'The ends of a range must be of one kind.');
}

function checkCompare(reader: Reader, kind: Kind, test: Extract<Test, { kind: 'compare' }>): void {
  if (test.op === '!=') {
    note(reader, test.value, wrongValue[kind](test.value));
  } else if (kind === 'text' || kind === 'boolean') {
    const message = `This field has no order, so "${test.op}" finds nothing in it.`;
    note(reader, test.value, message);
  } else checkOrdered(reader, kind, test.value);
}

/** What the value is compared as; null after a problem was noted. */
function checkOrdered(reader: Reader, kind: Kind, value: Value): 'number' | 'time' | null {
  if (kind !== 'json' && kind !== 'change' && kind !== 'revision') {
    const wrong = wrongValue[kind](value);
    note(reader, value, wrong);
    return wrong === null ? 'number' : null;
  }
  const orderedAs = isNumberWord(value.text) ? 'number' : timeIn(kind, value);
  if (value.kind === 'word' && orderedAs !== null) return orderedAs;
  const span = reader.spanOf(value);
  const fixes = orderedAs === null ? [] : [{ ...span, insert: value.text }];
  reader.problem(span, orderedMessage(value, orderedAs !== null), fixes);
  return null;
}

const timeIn = (kind: Kind, value: Value): 'time' | null =>
  kind !== 'revision' && timeOf(value, anyClock).ok ? 'time' : null;

const orderedMessage = ({ text }: Value, isTyped: boolean): string =>
  isTyped
    ? `Text in quotes has no order; did you mean ${text} without quotes?`
    : `"${text}" has no order: only numbers and times can be compared so.`;

import { parseDuration } from './duration.ts';
import { fieldInfo, type FieldKind } from './fields.ts';
import { printField } from './parse-field.ts';
import { printFieldPath } from './field-path.ts';
import type {
  Alternative,
  Clause,
  CompareOp,
  Duration,
  DurationUnit,
  FieldRef,
  Side,
  Test,
  Value,
} from './syntax.ts';

/** How a field opens a phrase, and how it does when excluded. */
const openings: Readonly<Record<string, readonly [string, string]>> = {
  type: ['of type', 'not of type'],
  category: ['of category', 'not of category'],
  stream: ['of stream', 'not of stream'],
  initiator: ['by', 'by anyone but'],
  tenant: ['of tenant', 'not of tenant'],
  tag: ['tagged', 'not tagged'],
  event: ['with id', 'without id'],
  correlation: ['in conversation', 'outside conversation'],
  cause: ['caused by', 'not caused by'],
  causes: ['that caused', 'that did not cause'],
  root: ['that are or follow from', 'that do not follow from'],
  finding: ['in which health finds', 'in which health does not find'],
  service: ['in store', 'outside store'],
};

export function clauseWords(clause: Clause): string {
  const { field, test } = clause;
  if (field.name === 'readable') return isTrue(test) ? 'that can be read' : 'that cannot be read';
  if (field.name === 'change' && !field.counted) return `that changed ${changeWords(clause)}`;
  if (test.kind === 'exists') return `with ${subject(field)}`;
  if (test.kind === 'missing') return `without ${subject(field)}`;
  const opening = isTime(field) ? field.name : openingOf(clause, 0);
  return `${opening ?? `${whose(field)}${verb(test)}`} ${testWords(test, field)}`;
}

/** Only a list of values reads well behind `of type` and its like. */
const openingOf = ({ field, test }: Clause, side: 0 | 1): string | undefined =>
  field.counted || test.kind !== 'any' ? undefined : openings[field.name]?.[side];

export function notClauseWords(clause: Clause): string {
  const { field, test } = clause;
  if (field.name === 'readable') return isTrue(test) ? 'that cannot be read' : 'that can be read';
  const opening = openingOf(clause, 1);
  if (opening !== undefined) return `${opening} ${testWords(test, field)}`;
  if (test.kind === 'exists') return clauseWords({ ...clause, test: { kind: 'missing' } });
  if (test.kind === 'missing') return clauseWords({ ...clause, test: { kind: 'exists' } });
  return `not ${clauseWords(clause)}`;
}

const isTrue = (test: Test): boolean =>
  test.kind === 'any' &&
  test.of.some((item) => item.kind === 'value' && item.value.text === 'true');

const isTime = ({ name, counted }: FieldRef): boolean =>
  !counted && fieldInfo(name).kind === 'time';

function subject(field: FieldRef): string {
  if (field.counted) return `a number of items in ${subject({ ...field, counted: false })}`;
  const path = printFieldPath(field.path).replace(/^\./, '');
  if (field.name === 'data') return path;
  if (field.name === 'metadata') return `metadata ${path}`;
  if (field.name === 'state' || field.name === 'was' || field.name === 'change') return path;
  return `a ${printField(field)}`;
}

/** `in whose stream …` for states, because they belong to the stream and not to the event. */
function whose(field: FieldRef): string {
  const path = printFieldPath(field.path).replace(/^\./, '');
  const what = field.counted ? `number of ${path}` : path;
  if (field.name === 'state') return `of streams whose ${what}`;
  if (field.name === 'was') return `of streams whose ${what} at some time`;
  if (field.name === 'change') return `that changed the number of ${path}, which then`;
  if (field.name === 'data') return `whose ${what}`;
  return `whose ${field.counted ? 'number of ' : ''}${printField({ ...field, counted: false })}`;
}

const verb = (test: Test): string =>
  test.kind === 'any' && test.of.every((item) => item.kind === 'regex') ? '' : ' is';

function changeWords({ field, test }: Clause): string {
  const path = printFieldPath(field.path).replace(/^\./, '');
  if (test.kind === 'exists') return path;
  if (test.kind === 'missing') return `nothing at ${path}`;
  const only = test.kind === 'any' && test.of.length === 1 ? test.of[0] : undefined;
  if (only?.kind !== 'pair') return `${path} to ${testWords(test, field)}`;
  return `${path} from ${sideWords(only.from)} to ${sideWords(only.to)}`;
}

function sideWords(side: Side): string {
  if (side.kind === 'missing') return 'nothing';
  return side.kind === 'word' && side.text === '*' ? 'anything' : valueWords(side, 'json');
}

const comparisons: Readonly<Record<CompareOp, string>> = {
  '!=': 'other than',
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
};

const timeComparisons: Readonly<Record<CompareOp, string>> = {
  '!=': 'at any time but',
  '>': 'after',
  '>=': 'from',
  '<': 'before',
  '<=': 'until',
};

function testWords(test: Test, field: FieldRef): string {
  const { kind } = fieldInfo(field.name);
  if (test.kind === 'any') {
    const words = test.of.map((item) => alternativeWords(item, kind));
    return kind === 'time' ? `in ${listed(words, 'or')}` : listed(words, 'or');
  }
  if (test.kind !== 'compare') return test.kind;
  const words = kind === 'time' ? timeComparisons : comparisons;
  return `${words[test.op]} ${valueWords(test.value, kind)}`;
}

function alternativeWords(item: Alternative, kind: FieldKind): string {
  switch (item.kind) {
    case 'value':
      return valueWords(item.value, kind);
    case 'range':
      return `${valueWords(item.from, kind)} to ${valueWords(item.to, kind)}`;
    case 'regex':
      return `matching ${item.source}`;
    case 'pair':
      return `${sideWords(item.from)} to ${sideWords(item.to)}`;
  }
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** The value as people say it: months by name, relative times in words, text in quotes. */
export function valueWords({ kind, text }: Value, as: FieldKind): string {
  if (kind === 'quoted') return `“${text}”`;
  return as === 'time' ? (monthWords(text) ?? agoWords(text) ?? text) : text;
}

function monthWords(text: string): string | null {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  const name = months[Number(month) - 1];
  return year === undefined || name === undefined ? null : `${name} ${year}`;
}

function agoWords(text: string): string | null {
  const duration = text.startsWith('-') ? parseDuration(text.slice(1)) : null;
  return duration === null ? null : `${durationWords(duration)} ago`;
}

const units: Readonly<Record<DurationUnit, string>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
};

export const durationWords = ({ amount, unit }: Duration): string =>
  `${amount} ${units[unit]}${amount === 1 ? '' : 's'}`;

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

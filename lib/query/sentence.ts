import { conditionsOf } from './chips.ts';
import { clauseWords, durationWords, listed, notClauseWords, valueWords } from './clause-words.ts';
import { phoneDigits } from './phone-number.ts';
import { printColumn } from './print.ts';
import type { Expr, Query, Scopes, Step } from './syntax.ts';

/** The query in plain words: `events of type A or B, by anyone but svc-*, recorded in March 2026`. */
export function sentenceOf({ expr, scopes, steps }: Query): string {
  const conditions = conditionsOf(expr).map(exprWords);
  const parts = [...conditions, ...scopeWords(scopes)];
  const subject = parts.length === 0 ? 'all events' : `events ${parts.join(', ')}`;
  return [subject, ...steps.map(stepWords)].join('; then ');
}

function exprWords(expr: Expr): string {
  switch (expr.kind) {
    case 'clause':
      return clauseWords(expr);
    case 'text':
      return `containing ${textWords(expr.value.text)}`;
    case 'or':
      return `either ${expr.items.map(exprWords).join(', or ')}`;
    case 'and':
      return expr.items.map(exprWords).join(' and ');
    case 'not':
      return negatedWords(expr.item);
  }
}

function negatedWords(expr: Expr): string {
  if (expr.kind === 'clause') return notClauseWords(expr);
  if (expr.kind === 'text') return `not containing ${textWords(expr.value.text)}`;
  if (expr.kind === 'not') return exprWords(expr.item);
  return `but not those that are (${exprWords(expr)})`;
}

function textWords(text: string): string {
  if (phoneDigits(text) !== null) return `the number ${text.trim()} in any grouping`;
  return /\s/u.test(text) ? `the words “${text}”` : `the word ${text}`;
}

function scopeWords({ at, during, last }: Scopes): readonly string[] {
  return [
    at === null ? '' : `with states as of ${valueWords(at, 'time')}`,
    during === null
      ? ''
      : `with states from ${valueWords(during.from, 'time')} to ${valueWords(during.to, 'time')}`,
    last === null ? '' : `recorded in the last ${durationWords(last)}`,
  ].filter(Boolean);
}

function stepWords(step: Step): string {
  switch (step.kind) {
    case 'count':
      return step.by.length === 0
        ? 'counted'
        : `counted by ${listed(step.by.map(printColumn), 'and')}`;
    case 'by':
      return `counted per ${step.bucket}`;
    case 'first':
    case 'last':
      return firstWords(step);
    case 'sort':
      return `sorted by ${printColumn(step.column)}${step.descending ? ', largest first' : ''}`;
    case 'show':
      return `showing ${listed(step.columns.map(printColumn), 'and')}`;
    case 'limit':
      return `at most ${step.count}`;
  }
}

const firstWords = ({ kind, count, per }: Extract<Step, { kind: 'first' | 'last' }>): string =>
  `the ${kind} ${count}${per === null ? '' : ` of each ${printColumn(per)}`}`;

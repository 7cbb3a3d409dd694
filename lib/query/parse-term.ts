import { isBareText } from './bare-word.ts';
import { scopeNamed, type ScopeName } from './fields.ts';
import { resolveField, type Dialect } from './parse-field.ts';
import { readScope } from './parse-scope.ts';
import { readTest, seesOperator } from './parse-test.ts';
import type { Reader } from './reader.ts';
import type { Expr, FieldRef, Scopes, Value } from './syntax.ts';
import { wordsIn } from './text-words.ts';

/** Collects the scopes that stand among the clauses. */
export interface Scoping {
  scopes: Scopes;
}

export interface TermContext {
  readonly reader: Reader;
  readonly dialect: Dialect;
  /** Null in a condition, which has no scopes. */
  readonly scoping: Scoping | null;
  /** Inside parentheses or a negation. */
  readonly nested: boolean;
}

/** Reads a clause, a scope or a free text; null for a scope and after a problem was noted. */
export function readTerm(context: TermContext): Expr | null {
  const { reader, dialect } = context;
  const from = reader.at;
  const quoted = reader.quoted();
  if (quoted !== null) return text(context, { kind: 'quoted', text: quoted }, from);
  const counted = countedField(context);
  if (counted !== undefined) return counted === null ? null : clause(reader, counted, from);
  const word = reader.termWord();
  if (word === '') return stray(reader);
  if (reader.next === ':' || seesSpacedOperator(reader)) return fieldClause(context, word, from);
  if (dialect === 'condition') return bareCondition(reader, word, from);
  return /^change[.[]/i.test(word) ? bareChange(reader, word, from) : freeWord(context, word, from);
}

function stray(reader: Reader): null {
  const from = reader.at;
  reader.at += 1;
  reader.token('invalid', from, reader.at);
  const span = { from, to: reader.at };
  const message = `"${reader.text.slice(from, reader.at)}" has no field before it.`;
  reader.problem(span, message, [{ ...span, insert: '' }]);
  return null;
}

/** `count(path)`; undefined when none stands here, null after a problem. */
function countedField({ reader, dialect }: TermContext): FieldRef | null | undefined {
  const from = reader.at;
  if (!/^count\($/i.test(reader.text.slice(from, from + 6))) return undefined;
  reader.token('operator', from, from + 6);
  reader.at = from + 6;
  reader.skipSpace();
  const start = reader.at;
  const word = reader.fieldWord();
  reader.token('field', start, reader.at);
  const field = resolveField(reader, word, dialect);
  reader.skipSpace();
  if (!reader.take(')', 'punctuation')) {
    reader.problem({ from, to: reader.at }, 'Expected ")" after what is counted.');
    return null;
  }
  return field === null ? null : { ...field, counted: true };
}

function seesSpacedOperator(reader: Reader): boolean {
  const { at } = reader;
  reader.skipSpace();
  const found = seesOperator(reader);
  reader.at = at;
  return found;
}

function fieldClause(context: TermContext, word: string, from: number): Expr | null {
  const { reader, dialect, scoping } = context;
  const scope = dialect === 'query' ? scopeNamed(word) : null;
  reader.token(scope === null ? 'field' : 'keyword', from, reader.at);
  if (scope === null || scoping === null) {
    return clause(reader, resolveField(reader, word, dialect), from);
  }
  if (context.nested) refuseNested(reader, scope, from);
  scoping.scopes = readScope(reader, scope, scoping.scopes);
  return null;
}

function refuseNested(reader: Reader, scope: ScopeName, from: number): void {
  const span = { from, to: reader.at };
  reader.problem(span, `"${scope}:" holds for the whole query; put it outside.`);
}

/** The test is read even where the field is unknown, so that reading goes on behind it. */
function clause(reader: Reader, field: FieldRef | null, from: number): Expr | null {
  const to = reader.at;
  if (!reader.take(':', 'punctuation')) {
    reader.skipSpace();
    if (!seesOperator(reader)) {
      reader.problem({ from, to }, 'Expected a comparison, for example > 3.');
      return null;
    }
  }
  const test = readTest(reader);
  if (field === null || test === null) return null;
  reader.placed(field, from, to);
  return reader.placed({ kind: 'clause', field, test }, from);
}

function bareChange(reader: Reader, word: string, from: number): Expr | null {
  reader.token('field', from, reader.at);
  const field = resolveField(reader, word, 'query');
  if (field === null) return null;
  reader.placed(field, from);
  return reader.placed({ kind: 'clause', field, test: { kind: 'exists' } }, from);
}

function bareCondition(reader: Reader, word: string, from: number): null {
  reader.token('invalid', from, reader.at);
  const span = { from, to: reader.at };
  reader.problem(span, `Say what should hold for "${word}".`, [
    { ...span, insert: `${word} = true` },
    { ...span, insert: `${word}:exists` },
  ]);
  return null;
}

function freeWord(context: TermContext, word: string, from: number): Expr | null {
  context.reader.token('text', from, context.reader.at);
  return text(context, { kind: isBareText(word) ? 'word' : 'quoted', text: word }, from);
}

function text({ reader, dialect }: TermContext, value: Value, from: number): Expr | null {
  const span = { from, to: reader.at };
  if (dialect === 'condition') {
    reader.problem(span, 'A condition compares paths of the state; it searches no words.');
    return null;
  }
  if (wordsIn(value).length > 0) return reader.placed({ kind: 'text', value }, from);
  reader.problem(span, 'There is no letter or digit to search for.');
  return null;
}

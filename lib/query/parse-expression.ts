import { deepestQuery as deepest } from './limits.ts';
import { mergeRepeated } from './merge-repeated.ts';
import type { Dialect } from './parse-field.ts';
import { readTerm, type Scoping } from './parse-term.ts';
import type { Reader } from './reader.ts';
import type { Expr } from './syntax.ts';

/** Reads up to the first step. In a condition `scoping` is null: it has no scopes. */
export function readExpression(
  reader: Reader,
  dialect: Dialect,
  scoping: Scoping | null,
): Expr | null {
  const run = new ExpressionReader(reader, dialect, scoping);
  const parts: (Expr | null)[] = [run.either()];
  while (!reader.done && reader.next === ')') {
    const from = reader.at;
    reader.at += 1;
    reader.token('invalid', from, reader.at);
    const span = { from, to: reader.at };
    reader.problem(span, 'This ")" closes nothing.', [{ ...span, insert: '' }]);
    parts.push(run.either());
  }
  return joined('and', parts);
}

/** Joins what is there into one expression of normal form. */
function joined(kind: 'and' | 'or', parts: readonly (Expr | null)[]): Expr | null {
  const items = parts.flatMap((part) => {
    if (part === null) return [];
    return part.kind === kind ? part.items : [part];
  });
  return items.length > 1 ? { kind, items } : (items[0] ?? null);
}

class ExpressionReader {
  readonly #reader: Reader;
  readonly #dialect: Dialect;
  readonly #scoping: Scoping | null;
  #depth = 0;

  constructor(reader: Reader, dialect: Dialect, scoping: Scoping | null) {
    this.#reader = reader;
    this.#dialect = dialect;
    this.#scoping = scoping;
  }

  either(): Expr | null {
    const reader = this.#reader;
    const from = reader.at;
    const parts = [this.#all()];
    while (reader.takeKeyword('or')) {
      this.#expectOperand('or');
      parts.push(this.#all());
    }
    return this.#placed(joined('or', parts), from);
  }

  /** Clauses side by side; a written `and` keeps repeated ones apart. */
  #all(): Expr | null {
    const reader = this.#reader;
    const from = reader.at;
    const groups: Expr[][] = [[]];
    for (let first = true; this.#goesOn(first); first = false) {
      if (!first && reader.takeKeyword('and')) {
        this.#expectOperand('and');
        groups.push([]);
        if (!this.#goesOn(true)) break;
      }
      const item = this.#negatable();
      if (item !== null) groups.at(-1)?.push(item);
    }
    const items = groups.flatMap((group) =>
      mergeRepeated(group, (made, parts) => {
        const spans = parts.map((part) => reader.spanOf(part));
        reader.spans.set(made, { from: spans[0]?.from ?? from, to: spans[1]?.to ?? reader.at });
      }),
    );
    return this.#placed(joined('and', items), from);
  }

  /** False at the end, a closing parenthesis, a step or an `or`. */
  #goesOn(first: boolean): boolean {
    const reader = this.#reader;
    reader.skipSpace();
    if (this.#atEnd()) return false;
    const { at } = reader;
    const keyword = first ? ['and', 'or'] : ['or'];
    const found = keyword.find((word) => reader.takeKeyword(word));
    if (found === undefined) return true;
    reader.tokens.pop();
    if (first) {
      const span = { from: at, to: reader.at };
      const fixes = [{ ...span, insert: `"${found}"` }];
      reader.problem(span, `"${found}" needs something before it.`, fixes);
      reader.token('invalid', span.from, span.to);
      return this.#goesOn(true);
    }
    reader.at = at;
    return false;
  }

  #expectOperand(keyword: string): void {
    const reader = this.#reader;
    const from = reader.at - keyword.length;
    const to = reader.at;
    reader.skipSpace();
    if (this.#atEnd()) reader.problem({ from, to }, `"${keyword}" needs something after it.`);
  }

  #negatable(): Expr | null {
    const reader = this.#reader;
    const from = reader.at;
    if (!this.#takesNot()) return this.#prime();
    reader.skipSpace();
    if (this.#atEnd()) {
      reader.problem({ from, to: reader.at }, 'Nothing follows that could be negated.');
      return null;
    }
    const scopes = this.#scoping?.scopes;
    const item = this.#deeper(() => this.#negatable());
    if (this.#scoping?.scopes !== scopes) {
      reader.problem({ from, to: reader.at }, 'A time frame cannot be negated.');
    }
    return item === null ? null : reader.placed({ kind: 'not', item }, from);
  }

  /** A dash negates what touches it; standing alone it is no sign at all. */
  #takesNot(): boolean {
    const reader = this.#reader;
    const touches = /^-\S/u.test(reader.text.slice(reader.at, reader.at + 2));
    return touches ? reader.take('-', 'operator') : reader.takeKeyword('not');
  }

  #atEnd(): boolean {
    const { done, next } = this.#reader;
    return done || next === ')' || next === '|';
  }

  #deeper(read: () => Expr | null): Expr | null {
    this.#depth += 1;
    if (this.#depth <= deepest) {
      const result = read();
      this.#depth -= 1;
      return result;
    }
    const reader = this.#reader;
    const span = { from: reader.at, to: reader.text.length };
    reader.problem(span, `Nested deeper than ${deepest} levels.`);
    reader.at = reader.text.length;
    this.#depth -= 1;
    return null;
  }

  #prime(): Expr | null {
    const reader = this.#reader;
    const from = reader.at;
    if (reader.take('(', 'punctuation')) return this.#deeper(() => this.#group(from));
    return readTerm({
      reader,
      dialect: this.#dialect,
      scoping: this.#scoping,
      nested: this.#depth > 0,
    });
  }

  #group(from: number): Expr | null {
    const reader = this.#reader;
    const inner = this.either();
    if (!reader.take(')', 'punctuation')) {
      const end = reader.at;
      const fix = { from: end, to: end, insert: ')' };
      reader.problem({ from, to: from + 1 }, 'This "(" is not closed.', [fix]);
    } else if (inner === null && reader.problems.length === 0) {
      reader.problem({ from, to: reader.at }, 'There is nothing between the parentheses.');
    }
    return inner;
  }

  #placed(expr: Expr | null, from: number): Expr | null {
    if (expr !== null && !this.#reader.spans.has(expr)) this.#reader.placed(expr, from);
    return expr;
  }
}

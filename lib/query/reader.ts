import { isQuote, quotedAt } from './quote.ts';
import type { Fix, Notice, Problem, Span, Token, TokenKind } from './problem.ts';

/** Where a free word or the name of a field ends. */
const termEnd = /[\s()|:<>="\u201c-\u201f]|!=|->/u;
/** Where a value ends; a colon belongs to it, so that times and urns need no quotes. */
const valueEnd = /[\s()|,<>"\u201c-\u201f]|\.\.|->/u;
/** Where a field ends in a list of fields. */
const fieldEnd = /[\s()|:,<>="\u201c-\u201f]|!=|->/u;
const bracket = /\[(?:[^\]"\s]|"(?:[^"\\]|\\[\s\S])*")*\]/uy;

/** Reads a query text from left to right and notes what it sees with its place. */
export class Reader {
  readonly text: string;
  readonly tokens: Token[] = [];
  readonly problems: Problem[] = [];
  readonly notices: Notice[] = [];
  readonly spans = new Map<object, Span>();
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  get next(): string {
    return this.text[this.at] ?? '';
  }

  skipSpace(): void {
    while (!this.done && /\s/u.test(this.next)) this.at += 1;
  }

  sees(words: string): boolean {
    return this.text.startsWith(words, this.at);
  }

  /** Takes exactly these characters when they come next. */
  take(words: string, kind: TokenKind): boolean {
    if (!this.sees(words)) return false;
    this.token(kind, this.at, this.at + words.length);
    this.at += words.length;
    return true;
  }

  /** Takes the word in either case when it stands alone. */
  takeKeyword(word: string): boolean {
    const to = this.at + word.length;
    const same = this.text.slice(this.at, to).toLowerCase() === word;
    const after = this.text[to];
    if (!same || !(after === undefined || /[\s()|,]/u.test(after) || isQuote(after))) return false;
    this.token('keyword', this.at, to);
    this.at = to;
    return true;
  }

  /** A free word or a field as written; empty when none stands here. Its token comes later. */
  termWord(): string {
    return this.#word(termEnd, true);
  }

  /** The same in a list of fields, where a comma ends it. */
  fieldWord(): string {
    return this.#word(fieldEnd, true);
  }

  valueWord(): string {
    return this.#word(valueEnd, false);
  }

  #word(end: RegExp, brackets: boolean): string {
    const from = this.at;
    while (!this.done && !this.#endsHere(end)) {
      bracket.lastIndex = this.at;
      this.at += (brackets ? bracket.exec(this.text)?.[0].length : undefined) ?? 1;
    }
    return this.text.slice(from, this.at);
  }

  #endsHere(end: RegExp): boolean {
    return this.text.slice(this.at, this.at + 2).search(end) === 0;
  }

  /** The quoted text that begins here; null when none does. */
  quoted(): string | null {
    if (!isQuote(this.next)) return null;
    const from = this.at;
    const { text, to, closed, curly } = quotedAt(this.text, from);
    this.at = to;
    this.token('quoted', from, to);
    if (curly)
      this.notices.push({ from, to, message: 'Curly quotes are read as straight quotes.' });
    if (!closed) {
      const fix = { from: this.text.length, to: this.text.length, insert: '"' };
      this.problem({ from, to }, 'The quotes are not closed.', [fix]);
    }
    return text;
  }

  token(kind: TokenKind, from: number, to: number): void {
    this.tokens.push({ kind, from, to });
  }

  problem(span: Span, message: string, fixes: readonly Fix[] = []): void {
    this.problems.push({ from: span.from, to: span.to, message, fixes });
  }

  /** Remembers where a part of the tree stands. */
  placed<const Node extends object>(node: Node, from: number, to = this.at): Node {
    this.spans.set(node, { from, to });
    return node;
  }

  spanOf(node: object): Span {
    return this.spans.get(node) ?? { from: 0, to: this.text.length };
  }
}

/** Says whether one code point fits. */
export type CharTest = (code: number) => boolean;

export type Assertion = 'start' | 'end' | 'line-start' | 'line-end' | 'boundary' | 'no-boundary';

/** An expression taken apart. */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly test: CharTest }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'either'; readonly items: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly min: number; readonly max: number };

/** `split` goes on at both places; the last instruction is always `match`. */
export type Instruction =
  | { readonly op: 'char'; readonly test: CharTest; readonly next: number }
  | { readonly op: 'assert'; readonly what: Assertion; readonly next: number }
  | { readonly op: 'split'; readonly next: number; readonly other: number }
  | { readonly op: 'match' };

export const largestProgram = 20_000;

/** Thrown for an expression that cannot be run; `offset` is its place in the source. */
export class RegexFault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'RegexFault';
    this.offset = offset;
  }
}

/** Instructions built from the end backwards, so that every `next` is known when it is needed. */
class Builder {
  readonly #instructions: Instruction[] = [{ op: 'match' }];

  get instructions(): readonly Instruction[] {
    return this.#instructions;
  }

  /** Adds what leads through `node` to the instruction at `next`; returns where it begins. */
  add(node: Node, next: number): number {
    switch (node.kind) {
      case 'empty':
        return next;
      case 'char':
        return this.#push({ op: 'char', test: node.test, next });
      case 'assert':
        return this.#push({ op: 'assert', what: node.what, next });
      case 'sequence':
        return node.items.reduceRight((place, item) => this.add(item, place), next);
      case 'either':
        return this.#either(node.items, next);
      case 'repeat':
        return this.#repeat(node, next);
    }
  }

  #push(instruction: Instruction): number {
    if (this.#instructions.length >= largestProgram) {
      throw new RegexFault('The expression repeats too much to be run.', 0);
    }
    return this.#instructions.push(instruction) - 1;
  }

  #either(items: readonly Node[], next: number): number {
    const places = items.map((item) => this.add(item, next));
    return places.reduceRight((other, place) => this.#push({ op: 'split', next: place, other }));
  }

  #repeat({ item, min, max }: Extract<Node, { kind: 'repeat' }>, next: number): number {
    let place = next;
    if (max === Infinity) place = this.#loop(item, next);
    else {
      for (let count = min; count < max; count += 1) {
        place = this.#push({ op: 'split', next: this.add(item, place), other: next });
      }
    }
    for (let count = 0; count < min; count += 1) place = this.add(item, place);
    return place;
  }

  #loop(item: Node, next: number): number {
    const place = this.#push({ op: 'split', next, other: next });
    const body = this.add(item, place);
    this.#instructions[place] = { op: 'split', next: body, other: next };
    return place;
  }
}

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
}

export function programOf(node: Node): Program {
  const builder = new Builder();
  const start = builder.add(node, 0);
  return { instructions: builder.instructions, start };
}

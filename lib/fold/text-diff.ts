/** A piece of two texts: in both, only in the old one, or only in the new one. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** More departures than this are not told word by word: then lines are tried, then the whole. */
const mostEdits = 600;

/**
 * What differs between two texts, by words and where that is too much by lines. The pieces without those
 * added are the old text, those without the removed ones are the new text.
 */
export function textDiff(before: string, after: string): readonly TextPiece[] {
  const told = diffOf(before.match(words) ?? [], after.match(words) ?? []);
  return joined(
    told ?? diffOf(before.match(lines) ?? [], after.match(lines) ?? []) ?? whole(before, after),
  );
}

const words = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;
const lines = /[^\n]*\n|[^\n]+$/g;

const whole = (before: string, after: string): readonly TextPiece[] => [
  removed(before),
  added(after),
];

type Tokens = readonly string[];

/** Null where the two differ in too much. */
function diffOf(before: Tokens, after: Tokens): readonly TextPiece[] | null {
  const start = commonStart(before, after);
  const end = commonEnd(before.slice(start), after.slice(start));
  const edits = shortest(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  if (edits === null) return null;
  return [
    ...before.slice(0, start).map(same),
    ...edits,
    ...before.slice(before.length - end).map(same),
  ];
}

const same = (text: string): TextPiece => ({ kind: 'same', text });
const added = (text = ''): TextPiece => ({ kind: 'added', text });
const removed = (text = ''): TextPiece => ({ kind: 'removed', text });

function commonStart(a: Tokens, b: Tokens): number {
  const differs = a.findIndex((token, index) => token !== b[index]);
  return differs === -1 ? a.length : differs;
}

function commonEnd(a: Tokens, b: Tokens): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) {
    length += 1;
  }
  return length;
}

/** For each diagonal (old place less new place) how far into the old text one comes. */
type Reached = ReadonlyMap<number, number>;

/** Myers: the furthest way with one departure more each round, and then the way back. */
function shortest(a: Tokens, b: Tokens): readonly TextPiece[] | null {
  const rounds: Reached[] = [];
  let reached: Reached = new Map([[1, 0]]);
  for (let edits = 0; edits <= mostEdits; edits += 1) {
    rounds.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const from = cameFrom(reached, diagonal, edits);
      const start = (reached.get(from) ?? 0) + (from < diagonal ? 1 : 0);
      const x = slide(a, b, [start, start - diagonal]);
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, rounds);
    }
    reached = next;
  }
  return null;
}

/** The diagonal a way comes from: that of an added word (above) or of a removed one (below). */
function cameFrom(reached: Reached, diagonal: number, edits: number): number {
  if (diagonal === -edits) return diagonal + 1;
  if (diagonal === edits) return diagonal - 1;
  const [below, above] = [reached.get(diagonal - 1) ?? 0, reached.get(diagonal + 1) ?? 0];
  return below < above ? diagonal + 1 : diagonal - 1;
}

function slide(a: Tokens, b: Tokens, [x, y]: readonly [number, number]): number {
  let at = x;
  while (at < a.length && at - x + y < b.length && a[at] === b[at - x + y]) at += 1;
  return at;
}

function wayBack(a: Tokens, b: Tokens, rounds: readonly Reached[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = rounds.length - 1; edits > 0; edits -= 1) {
    const reached: Reached = rounds[edits] ?? new Map();
    const diagonal = x - y;
    const from = cameFrom(reached, diagonal, edits);
    const isAdded = from > diagonal;
    const start = (reached.get(from) ?? 0) + (isAdded ? 0 : 1);
    for (const token of a.slice(start, x).reverse()) pieces.push(same(token));
    pieces.push(isAdded ? added(b[start - diagonal - 1]) : removed(a[start - 1]));
    x = isAdded ? start : start - 1;
    y = x - from;
  }
  for (const token of a.slice(0, x).reverse()) pieces.push(same(token));
  return pieces.reverse();
}

/** Neighbours of one kind are one piece; what is removed stands before what is added in its place. */
function joined(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const told: TextPiece[] = [];
  let [gone, come] = ['', ''];
  const flush = (): void => {
    if (gone !== '') told.push(removed(gone));
    if (come !== '') told.push(added(come));
    [gone, come] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') gone += text;
    else if (kind === 'added') come += text;
    else {
      flush();
      const last = told.at(-1);
      if (last?.kind === 'same') told[told.length - 1] = same(last.text + text);
      else if (text !== '') told.push(same(text));
    }
  }
  flush();
  return told;
}

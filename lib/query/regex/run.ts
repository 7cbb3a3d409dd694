import type { Assertion, Program } from './program.ts';

/** Where in the text the run stands: the code points on both sides; null at the ends. */
interface Gap {
  readonly before: number | null;
  readonly after: number | null;
}

const newline = 0x0a;

const isWord = (code: number | null): boolean =>
  code !== null &&
  ((code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f);

const holds: Readonly<Record<Assertion, (gap: Gap) => boolean>> = {
  start: ({ before }) => before === null,
  end: ({ after }) => after === null,
  'line-start': ({ before }) => before === null || before === newline,
  'line-end': ({ after }) => after === null || after === newline,
  boundary: ({ before, after }) => isWord(before) !== isWord(after),
  'no-boundary': ({ before, after }) => isWord(before) === isWord(after),
};

/**
 * True when the program matches anywhere in the text. All ways are followed at once, one character
 * after the other, so the time is the length of the text times that of the program and no text can
 * make it explode.
 */
export function runProgram(program: Program, text: string): boolean {
  let current: number[] = [];
  let before: number | null = null;
  for (let at = 0; ;) {
    const after = text.codePointAt(at) ?? null;
    const gap = { before, after };
    const reached = follow(program, [...current, program.start], gap);
    if (reached === null) return true;
    if (after === null) return false;
    current = stepsOver(program, reached, after);
    before = after;
    at += after > 0xffff ? 2 : 1;
  }
}

/** All `char` instructions reachable without taking a character; null when a match is. */
function follow(
  { instructions }: Program,
  places: readonly number[],
  gap: Gap,
): readonly number[] | null {
  const seen = new Set<number>();
  const open = [...places];
  const reached: number[] = [];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const instruction = instructions[place];
    if (instruction === undefined || instruction.op === 'match') return null;
    if (instruction.op === 'char') reached.push(place);
    else if (instruction.op === 'split') open.push(instruction.next, instruction.other);
    else if (holds[instruction.what](gap)) open.push(instruction.next);
  }
  return reached;
}

function stepsOver({ instructions }: Program, places: readonly number[], code: number): number[] {
  const next: number[] = [];
  for (const place of places) {
    const instruction = instructions[place];
    if (instruction?.op === 'char' && instruction.test(code)) next.push(instruction.next);
  }
  return next;
}

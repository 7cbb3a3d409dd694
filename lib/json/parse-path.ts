import type { Path, PathStep } from './path.ts';

export type ParsedPath =
  | { readonly ok: true; readonly path: Path }
  | { readonly ok: false; readonly message: string; readonly offset: number };

const quoted = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`;
const key = /[\p{L}_$][\p{L}\p{N}_$-]*/uy;
const index = /\[(\d{1,15})\]/y;
const quotedKey = new RegExp(String.raw`\[(${quoted})\]`, 'y');
const element = new RegExp(
  String.raw`\[([\p{L}_$][\p{L}\p{N}_$-]*|${quoted})?#([\p{L}\p{N}_-]+|${quoted})\]`,
  'uy',
);

/** Reads what `printPath` writes; the text may come from a person, so a fault has its place. */
export function parsePath(text: string): ParsedPath {
  const path: PathStep[] = [];
  let at = 0;
  while (at < text.length) {
    const dotted = text[at] === '.';
    const start = at + (dotted ? 1 : 0);
    const bracketed = text[start] === '[';
    if (dotted ? bracketed || path.length === 0 : !bracketed && path.length > 0) {
      return fault('Expected ".", "[" or the end', at);
    }
    const found = bracketed ? bracketedStep(text, start) : plainStep(text, start);
    if (found === null) return fault('Expected a key, [index], ["key"] or [#id]', start);
    path.push(found.step);
    at = found.end;
  }
  return { ok: true, path };
}

const fault = (expected: string, offset: number): ParsedPath => ({
  ok: false,
  message: `${expected} at character ${offset + 1} of the path.`,
  offset,
});

interface Found {
  readonly step: PathStep;
  readonly end: number;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function plainStep(text: string, at: number): Found | null {
  const found = match(key, text, at);
  return found === null ? null : { step: found[0], end: at + found[0].length };
}

function bracketedStep(text: string, at: number): Found | null {
  const number = match(index, text, at);
  if (number !== null) return { step: Number(number[1]), end: at + number[0].length };
  const name = match(quotedKey, text, at);
  if (name !== null) return { step: unquote(name[1] ?? ''), end: at + name[0].length };
  const named = match(element, text, at);
  if (named === null) return null;
  const [whole, by = 'id', id = ''] = named;
  return { step: { by: unquote(by), id: idFrom(id) }, end: at + whole.length };
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const value: unknown = JSON.parse(text);
  return String(value);
}

function idFrom(text: string): string | number {
  const number = Number(text);
  return Number.isSafeInteger(number) && String(number) === text ? number : unquote(text);
}

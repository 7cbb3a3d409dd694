import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath } from '@/lib/json/path.ts';
import type { FieldPath, FieldStep } from './syntax.ts';

export type ParsedFieldPath =
  | { readonly ok: true; readonly path: FieldPath }
  | { readonly ok: false; readonly message: string; readonly offset: number };

const dotted = /\.(\*|[\p{L}\p{N}_$][\p{L}\p{N}_$-]*)/uy;
const bracketed = /\[(?:[^\]"]|"(?:[^"\\]|\\[\s\S])*")*\]/uy;

const anyKey: FieldStep = { any: 'key' };
const anyItem: FieldStep = { any: 'item' };

/** Reads `.items[*].sku`, `["a.b"]`, `[#home].*`: what follows the name of a field. */
export function parseFieldPath(text: string): ParsedFieldPath {
  const path: FieldStep[] = [];
  for (let at = 0; at < text.length;) {
    const found = text[at] === '.' ? dottedStep(text, at) : bracketedStep(text, at);
    if (found === null) return { ok: false, message: expected, offset: at };
    path.push(found.step);
    at = found.to;
  }
  return { ok: true, path };
}

const expected = 'Expected .key, .*, [index], [*], ["key"] or [#id] here.';

interface Found {
  readonly step: FieldStep;
  readonly to: number;
}

function dottedStep(text: string, at: number): Found | null {
  dotted.lastIndex = at;
  const match = dotted.exec(text);
  if (match === null) return null;
  const key = match[1] ?? '';
  return { step: key === '*' ? anyKey : key, to: at + match[0].length };
}

function bracketedStep(text: string, at: number): Found | null {
  bracketed.lastIndex = at;
  const match = bracketed.exec(text);
  if (match === null) return null;
  const to = at + match[0].length;
  if (match[0] === '[*]') return { step: anyItem, to };
  const parsed = parsePath(match[0]);
  const step = parsed.ok ? parsed.path[0] : undefined;
  return step === undefined ? null : { step, to };
}

/** The path as it follows the name of a field. */
export const printFieldPath = (path: FieldPath): string => path.map(printStep).join('');

function printStep(step: FieldStep): string {
  if (typeof step === 'object' && 'any' in step) return step.any === 'key' ? '.*' : '[*]';
  const text = printPath([step]);
  return text.startsWith('[') ? text : `.${text}`;
}

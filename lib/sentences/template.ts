import { parsePath } from '@/lib/json/parse-path.ts';
import type { Path } from '@/lib/json/path.ts';

/** Where a value of a sentence stands: the state on either side of the event, or the event itself. */
export const valueRoots = ['before', 'after', 'data', 'metadata'] as const;
export type ValueRoot = (typeof valueRoots)[number];

/** A piece of a sentence before its values are known. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'initiator' }
  /** Name of a field of the state, in words. */
  | { readonly kind: 'field'; readonly path: Path }
  | { readonly kind: 'value'; readonly of: ValueRoot; readonly path: Path };

export type SentenceTemplate = readonly TemplatePiece[];

export type ReadTemplate =
  | { readonly ok: true; readonly template: SentenceTemplate }
  | { readonly ok: false; readonly message: string };

/** Longer than this is no sentence for a row. */
const mostCharacters = 500;
const mostPieces = 40;

const piece = /\{\{|\}\}|\{((?:"(?:[^"\\]|\\.)*"|[^"{}])*)\}|[^{}]+|[{}]/gs;
const pointer = /^(before|after|data|metadata|field)(?:\.(?!\[)|(?=\[))(.+)$/s;

/**
 * Reads `{initiator} changed {field.email} to {after.email}`. Names in braces point somewhere, and
 * everything else is said as it stands; `{{` and `}}` are braces.
 */
export function readTemplate(text: string): ReadTemplate {
  if (text.length > mostCharacters) {
    return fault(`A sentence has at most ${mostCharacters} characters.`);
  }
  if (text.trim() === '') return fault('A sentence says something.');
  if (hasControl(text)) return fault('A sentence stands on one line.');
  const pieces: TemplatePiece[] = [];
  for (const [found, inside] of text.matchAll(piece)) {
    const read = inside === undefined ? readText(found) : readPlaceholder(inside);
    if (typeof read === 'string') return fault(read);
    pieces.push(read);
  }
  if (pieces.length > mostPieces) return fault(`A sentence has at most ${mostPieces} parts.`);
  return { ok: true, template: joined(pieces) };
}

const fault = (message: string): ReadTemplate => ({ ok: false, message });

const hasControl = (text: string): boolean => /\p{Cc}/u.test(text);

function readText(found: string): TemplatePiece | string {
  if (found === '{' || found === '}') {
    return `A "${found}" stands alone: write ${found}${found} for a brace.`;
  }
  return { kind: 'text', text: found === '{{' ? '{' : found === '}}' ? '}' : found };
}

function readPlaceholder(inside: string): TemplatePiece | string {
  if (inside === 'initiator') return { kind: 'initiator' };
  const [, root, rest = ''] = pointer.exec(inside) ?? [];
  if (root === undefined) {
    return `{${inside}} points nowhere: write initiator, or a path below field, ${valueRoots.join(', ')}.`;
  }
  const parsed = parsePath(rest);
  if (!parsed.ok) return `{${inside}}: ${parsed.message}`;
  const of = valueRoots.find((each) => each === root);
  return of === undefined
    ? { kind: 'field', path: parsed.path }
    : { kind: 'value', of, path: parsed.path };
}

/** Neighbouring texts are one. */
function joined(pieces: readonly TemplatePiece[]): SentenceTemplate {
  const parts: TemplatePiece[] = [];
  for (const each of pieces) {
    const last = parts.at(-1);
    if (each.kind === 'text' && last?.kind === 'text') {
      parts[parts.length - 1] = { kind: 'text', text: last.text + each.text };
    } else parts.push(each);
  }
  return parts;
}

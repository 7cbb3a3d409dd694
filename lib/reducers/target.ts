import { parsePath } from '@/lib/json/parse-path.ts';
import type { Path, PathStep } from '@/lib/json/path.ts';
import { isNumber } from '@/lib/json/kinds.ts';
import { ExactNumber, type JsonValue } from '@/lib/json/value.ts';
import { readExpression, type Expression, type Scope } from './expression.ts';
import { RuleFault } from './rule-fault.ts';

/** Where an operation writes; some steps may come from the event. */
export type Target = (scope: Scope) => Path;

const dynamic = /\[(?:([^[\]#"$]*)(#))?(\$[^\]]*)\]/g;

/**
 * Reads a path of the state: `mfa.enabled`, `lines[0].sku`, `lines[sku#A1].quantity`. A step in
 * brackets may come from the event: `stock[$.sku]` names a key, `lines[sku#$.sku]` an element.
 * Throws `RuleFault`.
 */
export function readTarget(text: string): Target {
  const parts: (PathStep | ((scope: Scope) => PathStep))[] = [];
  let from = 0;
  for (const found of text.matchAll(dynamic)) {
    parts.push(...fixedSteps(text, text.slice(from, found.index), from));
    const value = readExpression(found[3] ?? '$');
    const by = found[2] === undefined ? null : found[1] || 'id';
    parts.push((scope) => stepFrom(value, { scope, by, text }));
    from = found.index + found[0].length;
  }
  parts.push(...fixedSteps(text, text.slice(from), from));
  if (parts.length === 0) throw new RuleFault('A path is empty: name the field to write.');
  return (scope) => parts.map((part) => (typeof part === 'function' ? part(scope) : part));
}

function fixedSteps(whole: string, part: string, from: number): Path {
  if (part === '') return [];
  const parsed = parsePath(from > 0 && part.startsWith('.') ? part.slice(1) : part);
  if (!parsed.ok) throw new RuleFault(`"${whole}" is no path. ${parsed.message}`);
  return parsed.path;
}

interface Dynamic {
  readonly scope: Scope;
  /** Key that names elements; null where the step is the key of an object. */
  readonly by: string | null;
  readonly text: string;
}

function stepFrom(value: Expression, { scope, by, text }: Dynamic): PathStep {
  const found = value(scope);
  const id = idFrom(found);
  if (id === null) {
    throw new RuleFault(`${text}: only a text or a whole number can name a part of the state.`);
  }
  return by === null ? String(id) : { by, id };
}

function idFrom(value: JsonValue | undefined): string | number | null {
  if (typeof value === 'string') return value;
  if (value instanceof ExactNumber) return value.text;
  return value !== undefined && isNumber(value) && Number.isSafeInteger(value) ? value : null;
}

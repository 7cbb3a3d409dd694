import { isArray, isObject, kindOf } from '@/lib/json/kinds.ts';
import { indexOfElement, printPath, type Path, type PathStep } from '@/lib/json/path.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { RuleFault } from './rule-fault.ts';

/** Undefined takes the value away. */
export type Rewrite = (old: JsonValue | undefined) => JsonValue | undefined;

/**
 * The value, which stands `depth` steps down the path, with the end of the path rewritten. What lies beside the path is shared with the old
 * value, which is left alone. Objects on the way are made where they are missing, elements are not.
 * Throws `RuleFault` where the way is barred.
 */
export function rewriteAt(
  value: JsonValue | undefined,
  { path, depth }: { readonly path: Path; readonly depth: number },
  rewrite: Rewrite,
): JsonValue | undefined {
  return walk(value, { path, depth, rewrite });
}

interface Walk {
  readonly path: Path;
  readonly depth: number;
  readonly rewrite: Rewrite;
}

function walk(value: JsonValue | undefined, at: Walk): JsonValue | undefined {
  const step = at.path[at.depth];
  if (step === undefined) return at.rewrite(value);
  return typeof step === 'string' ? intoObject(value, step, at) : intoArray(value, step, at);
}

function intoObject(value: JsonValue | undefined, key: string, at: Walk): JsonValue | undefined {
  if (value !== undefined && value !== null && !isObject(value)) throw barred(value, at);
  const old = isObject(value) ? value.entries.get(key) : undefined;
  const fresh = walk(old, { ...at, depth: at.depth + 1 });
  if (fresh === old) return value;
  const entries = new Map(isObject(value) ? value.entries : []);
  if (fresh === undefined) entries.delete(key);
  else entries.set(key, fresh);
  return new JsonObject(entries);
}

function intoArray(
  value: JsonValue | undefined,
  step: Exclude<PathStep, string>,
  at: Walk,
): JsonValue | undefined {
  const place = printPath(at.path.slice(0, at.depth + 1));
  if (value === undefined) throw new RuleFault(`There is no ${place}.`);
  if (!isArray(value)) throw barred(value, at);
  const index = typeof step === 'number' ? step : indexOfElement(value, step);
  const old = value[index];
  if (old === undefined) throw new RuleFault(`There is no ${place}.`);
  const fresh = walk(old, { ...at, depth: at.depth + 1 });
  if (fresh === undefined) return value.filter((_, other) => other !== index);
  return fresh === old ? value : value.map((item, other) => (other === index ? fresh : item));
}

function barred(value: JsonValue, { path, depth }: Walk): RuleFault {
  const place = depth === 0 ? 'The state' : printPath(path.slice(0, depth));
  return new RuleFault(
    `${place} is ${words[kindOf(value)]}, so ${printPath(path)} cannot be there.`,
  );
}

export const words: Readonly<Record<ReturnType<typeof kindOf>, string>> = {
  null: 'null',
  boolean: 'true or false',
  string: 'a text',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

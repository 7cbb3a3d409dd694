import { isArray, isNumber, isObject } from './kinds.ts';
import type { JsonObject, JsonValue } from './value.ts';

/** An element of an array named by what it is, not by where it stands: the one whose `by` is `id`. */
export interface ElementStep {
  readonly by: string;
  readonly id: string | number;
}

/** Key of an object, index of an array, or an element by its id. */
export type PathStep = string | number | ElementStep;

/** Way to a value; empty = the whole value. */
export type Path = readonly PathStep[];

/** The path an element is printed with when it is named by the key everybody uses. */
const usualKey = 'id';
const plainKey = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;
const plainId = /^[\p{L}\p{N}_-]*[\p{L}_-][\p{L}\p{N}_-]*$/u;

/**
 * `mfa.enabled`, `addresses[0].line`, `["a.b"].c`, `addresses[#home]`, `lines[sku#"A 1"]`; the
 * empty path is the empty text. A number as id stands bare, a text of digits in quotes.
 */
export function printPath(path: Path): string {
  return path.map((step, index) => printStep(step, index === 0)).join('');
}

function printStep(step: PathStep, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (typeof step === 'string') {
    if (!plainKey.test(step)) return `[${JSON.stringify(step)}]`;
    return first ? step : `.${step}`;
  }
  const key = step.by === usualKey ? '' : printWord(step.by, plainKey);
  const id = typeof step.id === 'number' ? String(step.id) : printWord(step.id, plainId);
  return `[${key}#${id}]`;
}

const printWord = (word: string, plain: RegExp): string =>
  plain.test(word) && !/^-\d+$/.test(word) ? word : JSON.stringify(word);

/** The value at the end of the path; undefined when there is none. */
export function valueAt(value: JsonValue, path: Path): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const step of path) {
    if (found === undefined) return undefined;
    found = stepInto(found, step);
  }
  return found;
}

function stepInto(value: JsonValue, step: PathStep): JsonValue | undefined {
  if (typeof step === 'string') return isObject(value) ? value.entries.get(step) : undefined;
  if (!isArray(value)) return undefined;
  return typeof step === 'number' ? value[step] : value[indexOfElement(value, step)];
}

/** Index of the element named by the step; -1 when there is none. */
export function indexOfElement(items: readonly JsonValue[], step: ElementStep): number {
  return items.findIndex((item) => isObject(item) && idOf(item, step.by) === step.id);
}

/** The element's id under `key` where it can name it: a text or a small whole number. */
export function idOf(item: JsonObject, key: string): string | number | null {
  const id = item.entries.get(key);
  if (typeof id === 'string') return id;
  return isNumber(id) && typeof id === 'number' && Number.isSafeInteger(id) ? id : null;
}

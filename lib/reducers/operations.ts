import { equalJson } from '@/lib/json/equal-json.ts';
import { isArray, isNumber, isObject, kindOf } from '@/lib/json/kinds.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import { addExactly, negated } from './add-exactly.ts';
import { mergedWith, type Draft } from './draft.ts';
import { readExpression, shownPath, type Scope } from './expression.ts';
import { RuleFault } from './rule-fault.ts';
import { readTarget } from './target.ts';
import { words } from './write-path.ts';

/** Changes the draft for one event. Throws `RuleFault` where it cannot. */
export type Operation = (draft: Draft, scope: Scope) => void;

/** One entry under an operation's name: what it writes to, and the template of what. */
type ReadEntry = (target: string, template: JsonValue) => Operation;

const readSet: ReadEntry = (target, template) => {
  const [where, what] = [readTarget(target), readExpression(template)];
  return (draft, scope) => {
    const value = what(scope);
    if (value !== undefined) draft.rewrite(where(scope), () => value);
  };
};

const readMerge: ReadEntry = (target, template) => {
  const [where, what] = [readTarget(target), readExpression(template)];
  return (draft, scope) => {
    const patch = what(scope);
    if (patch !== undefined) draft.rewrite(where(scope), (old) => mergedWith(old, patch));
  };
};

const readSum =
  (sign: 1 | -1): ReadEntry =>
  (target, template) => {
    const [where, what] = [readTarget(target), readExpression(template)];
    return (draft, scope) => {
      const amount = what(scope);
      if (amount === undefined) return;
      const path = where(scope);
      draft.rewrite(path, (old = 0) => {
        if (!isNumber(old)) throw not(shownPath(path), old, 'a number');
        if (!isNumber(amount)) throw not('What is added', amount, 'a number');
        const sum = addExactly(old, sign === 1 ? amount : negated(amount));
        if (sum === null) throw new RuleFault(`${shownPath(path)} would be out of all measure.`);
        return sum;
      });
    };
  };

const readAppend: ReadEntry = (target, template) => {
  const [where, what] = [readTarget(target), readExpression(template)];
  return (draft, scope) => {
    const item = what(scope);
    if (item === undefined) return;
    const path = where(scope);
    draft.rewrite(path, (old) => [...listAt(old, shownPath(path)), item]);
  };
};

/** Appends an element, or replaces the one that agrees with it in a field. */
const readPut: ReadEntry = (target, template) => {
  const { by, value } = fields(template);
  const [where, what] = [readTarget(target), readExpression(value ?? '$')];
  const key = typeof by === 'string' ? by : 'id';
  return (draft, scope) => {
    const item = what(scope);
    const path = where(scope);
    if (item === undefined) return;
    if (!isObject(item)) throw not(`What is put into ${shownPath(path)}`, item, 'an object');
    const id = item.entries.get(key);
    if (id === undefined) throw new RuleFault(`What is put into ${shownPath(path)} has no ${key}.`);
    draft.rewrite(path, (old) => {
      const list = listAt(old, shownPath(path));
      const at = list.findIndex((each) => isObject(each) && equalJson(each.entries.get(key), id));
      return at === -1 ? [...list, item] : list.map((each, index) => (index === at ? item : each));
    });
  };
};

/** Takes every element out that agrees in the named fields, or that equals a value. */
const readRemove: ReadEntry = (target, template) => {
  const at = readTarget(target);
  const { where, value } = fields(template);
  const wanted = readExpression(where ?? value ?? null);
  const byFields = where !== undefined;
  return (draft, scope) => {
    const like = wanted(scope);
    const path = at(scope);
    if (like === undefined || draft.at(path) === undefined) return;
    draft.rewrite(path, (old) => {
      const list = listAt(old, shownPath(path));
      const left = list.filter((item) => !(byFields ? agrees(item, like) : equalJson(item, like)));
      return left.length === list.length ? list : left;
    });
  };
};

function agrees(item: JsonValue, like: JsonValue): boolean {
  if (!isObject(item) || !isObject(like) || like.entries.size === 0) return false;
  return [...like.entries].every(([key, value]) => equalJson(item.entries.get(key), value));
}

function listAt(value: JsonValue | undefined, place: string): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  if (!isArray(value)) throw not(place, value, 'a list');
  return value;
}

const not = (what: string, value: JsonValue, wanted: string): RuleFault =>
  new RuleFault(`${what} is ${words[kindOf(value)]}, not ${wanted}.`);

const fields = (template: JsonValue): Readonly<Partial<Record<string, JsonValue>>> =>
  isObject(template) ? Object.fromEntries(template.entries) : {};

function readUnset(path: string): Operation {
  const target = readTarget(path);
  return (draft, scope) => {
    const at = target(scope);
    if (draft.at(at) !== undefined) draft.rewrite(at, () => undefined);
  };
}

function readWholeMerge(template: JsonValue): Operation {
  const what = readExpression(template);
  return (draft, scope) => {
    const patch = what(scope);
    if (patch === undefined) return;
    if (!isObject(patch)) throw not('What is merged into the state', patch, 'an object');
    for (const [key, value] of patch.entries) {
      draft.set(key, value === null ? undefined : mergedWith(draft.get(key), value));
    }
  };
}

const entryReaders: Readonly<Record<string, ReadEntry>> = {
  set: readSet,
  merge: readMerge,
  add: readSum(1),
  subtract: readSum(-1),
  append: readAppend,
  put: readPut,
  remove: readRemove,
};

/** An operation as written, and the steps below its event type that lead to it. */
export interface ReadOperation {
  readonly operation: Operation;
  readonly at: readonly (string | number)[];
}

/** Calls `attempt` for each part, so that a fault in one leaves the others readable. */
export type Attempt = (
  at: readonly (string | number)[],
  read: () => Operation,
) => readonly ReadOperation[];

/** Reads everything under an operation's name. */
export function readOperations(
  name: string,
  template: JsonValue,
  attempt: Attempt,
): readonly ReadOperation[] {
  if (name === 'ignore') return [];
  if (name === 'delete') return attempt([name], () => (draft) => draft.clear());
  if (name === 'unset') return readPaths(template, attempt);
  if (name === 'merge' && !isObject(template)) {
    return attempt([name], () => readWholeMerge(template));
  }
  return entriesOf(template).flatMap(([target, each]) =>
    attempt([name, target], () => readEntry(name, target, each)),
  );
}

function readEntry(name: string, target: string, template: JsonValue): Operation {
  const read = Object.hasOwn(entryReaders, name) ? entryReaders[name] : undefined;
  if (read === undefined) throw new RuleFault(`There is no operation "${name}".`);
  return read(target, template);
}

function readPaths(template: JsonValue, attempt: Attempt): readonly ReadOperation[] {
  if (typeof template === 'string') return attempt(['unset'], () => readUnset(template));
  const paths = isArray(template) ? template : [];
  return paths.flatMap((path, index) =>
    attempt(['unset', index], () => readUnset(typeof path === 'string' ? path : '')),
  );
}

const entriesOf = (template: JsonValue): readonly (readonly [string, JsonValue])[] =>
  isObject(template) ? [...(template satisfies JsonObject).entries] : [];

import { isArray, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { below, root, type Change } from './change.ts';
import { diffInto } from './diff.ts';
import type { ReducerFidelity } from './fidelity.ts';
import { ReducerFailure, type Reducer } from './reducer.ts';
import { stepWords } from './step-words.ts';

/**
 * What code in a sandbox made of each event, by version: '' where nothing changed, else JSON text.
 * {"k":[keys in order]?,"s":{key:value}} for an object of which these fields changed, {"w":value}
 * for any other state, {"f":reason} where the code failed. `lib/fold/step-words` knows the members that
 * tell the event, which may stand before these or alone.
 */
export type Steps = ReadonlyMap<bigint, string>;

export interface StepSource {
  readonly fidelity: ReducerFidelity;
  /** JSON of the state before the first event; null: none. */
  readonly initial: string | null;
  readonly steps: Steps;
}

/**
 * Folds by steps that were made elsewhere: code runs once, in its sandbox, and everything else goes
 * by what it did. Throws for an event that has no step.
 */
export function stepReducer({ fidelity, initial, steps }: StepSource): Reducer {
  return {
    fidelity,
    initial: () => (initial === null ? undefined : read(initial)),
    apply(state, { event }, changes) {
      const step = steps.get(event.version);
      if (step === undefined) throw new Error(`Version ${String(event.version)} has no step.`);
      return step === '' ? state : applyStep(state, step, changes);
    },
    sentences: ({ version }) => stepWords(steps.get(version) ?? '').templates,
  };
}

function applyStep(
  state: JsonValue | undefined,
  step: string,
  changes: Change[] | null,
): JsonValue | undefined {
  const value = read(step);
  const parts = isObject(value) ? value.entries : new Map<string, JsonValue>();
  const reason = parts.get('f');
  if (reason !== undefined)
    throw new ReducerFailure(typeof reason === 'string' ? reason : 'It gave no reason.', null);
  const set = parts.get('s');
  if (isObject(set)) return applyFields(state, { set, order: parts.get('k') }, changes);
  const after = parts.get('w');
  if (after === undefined) return state;
  if (changes !== null) diffInto({ before: state, after, spot: root }, changes);
  return after;
}

interface Fields {
  readonly set: JsonObject;
  readonly order: JsonValue | undefined;
}

function applyFields(
  state: JsonValue | undefined,
  fields: Fields,
  changes: Change[] | null,
): JsonObject {
  if (isObject(state)) return writeFields(state, fields, changes);
  const after = writeFields(new JsonObject(new Map()), fields, null);
  const before = state ?? new JsonObject(new Map());
  if (changes !== null) diffInto({ before, after, spot: root }, changes);
  return after;
}

function writeFields(
  target: JsonObject,
  { set, order }: Fields,
  changes: Change[] | null,
): JsonObject {
  const kept = isArray(order) ? new Set(order.map(String)) : null;
  if (kept !== null) removeOthers(target, kept, changes);
  for (const [key, after] of set.entries) {
    const before = target.entries.get(key);
    if (changes !== null) diffInto({ before, after, spot: below(root, key) }, changes);
    target.entries.set(key, after);
  }
  if (kept !== null) reorder(target, kept);
  return target;
}

function removeOthers(
  { entries }: JsonObject,
  kept: ReadonlySet<string>,
  changes: Change[] | null,
): void {
  for (const [key, before] of entries) {
    if (kept.has(key)) continue;
    if (changes !== null) {
      diffInto({ before, after: undefined, spot: below(root, key) }, changes);
    }
    entries.delete(key);
  }
}

function reorder({ entries }: JsonObject, keys: ReadonlySet<string>): void {
  for (const key of keys) {
    const value = entries.get(key);
    entries.delete(key);
    if (value !== undefined) entries.set(key, value);
  }
}

function read(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok)
    throw new ReducerFailure(`The state cannot be read: ${result.problem.message}`, null);
  return result.value;
}

/** The step that leads to this state by these changes: how a fold of any kind is told elsewhere. */
export function stepOf(state: JsonValue | undefined, changes: readonly Change[]): string {
  if (changes.length === 0 || state === undefined) return '';
  if (!isObject(state)) return `{"w":${printJson(state)}}`;
  const whole = changes.some(({ place }) => place.length === 0);
  const keys = whole ? state.entries.keys() : changes.map(({ place }) => String(place[0]));
  const set = [...new Set(keys)].flatMap((key) => {
    const value = state.entries.get(key);
    return value === undefined ? [] : [`${JSON.stringify(key)}:${printJson(value)}`];
  });
  return `{"k":${JSON.stringify([...state.entries.keys()])},"s":{${set.join(',')}}}`;
}

/** The step with every value put through `change`, which is given JSON of (a part of) the state. */
export function mapStep(step: string, change: (json: string) => string): string {
  if (step === '') return '';
  const value = read(step);
  const parts = isObject(value) ? value.entries : new Map<string, JsonValue>();
  const printed = [...parts].map(([name, part]) => {
    const json = printJson(part);
    return `${JSON.stringify(name)}:${name === 's' || name === 'w' ? change(json) : json}`;
  });
  return `{${printed.join(',')}}`;
}

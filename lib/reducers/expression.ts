import { exactNumber } from '@/lib/json/exact-number.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { lastValues } from '@/lib/json/last-values.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath, valueAt, type Path } from '@/lib/json/path.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { FoldEvent } from '@/lib/fold/reducer.ts';
import { RuleFault } from './rule-fault.ts';

/** Where an expression may look. */
export interface Scope {
  readonly event: FoldEvent;
  /** The state as the operations before this one have left it. */
  readonly state: () => JsonValue | undefined;
}

/** Undefined: an optional value that is not there. Throws `RuleFault` where a needed one is missing. */
export type Expression = (scope: Scope) => JsonValue | undefined;

type Source = (scope: Scope) => JsonValue | undefined;

const facts: Readonly<Record<string, (event: RecordedEvent) => JsonValue | undefined>> = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  stream: ({ streamId }) => streamId,
  category: ({ category }) => category ?? undefined,
  version: ({ version }) => exactNumber(String(version)),
  position: ({ position }) => position ?? undefined,
  schemaVersion: ({ schemaVersion }) => schemaVersion ?? undefined,
  recordedAt: ({ recordedAt }) => recordedAt ?? undefined,
  occurredAt: ({ occurredAt }) => occurredAt ?? undefined,
  correlationId: ({ correlationId }) => correlationId ?? undefined,
  causationId: ({ causationId }) => causationId ?? undefined,
  initiator: ({ initiator }) => initiator ?? undefined,
  tenant: ({ tenant }) => tenant ?? undefined,
};

/** Names that may follow `$event.`. */
export const eventFacts: readonly string[] = Object.keys(facts);

/**
 * Reads a template: texts that begin with `$` point somewhere, everything else stands for itself,
 * also inside objects and arrays. `$` is the data of the event, `$.a.b` a part of it,
 * `$event.recordedAt` a fact of the event, `$metadata.a` and `$state.a` parts of those; a `?` at the
 * end makes it optional, `$$` begins a text that begins with `$`. Throws `RuleFault`.
 */
export function readExpression(template: JsonValue): Expression {
  if (typeof template === 'string') return readText(template);
  if (isArray(template)) return readList(template);
  if (isObject(template)) return readObject(template);
  return () => template;
}

function readText(text: string): Expression {
  if (!text.startsWith('$')) return () => text;
  if (text.startsWith('$$')) return () => text.slice(1);
  const optional = text.endsWith('?');
  const { find } = readPointer(optional ? text.slice(0, -1) : text);
  return (scope) => {
    const value = find(scope);
    if (value === undefined && !optional) throw new RuleFault(`${text} is not in the event.`);
    return value;
  };
}

const pointer = /^\$(event|metadata|state)?(?:\.(.*)|(\[.*))?$/s;

function readPointer(text: string): { readonly find: Source } {
  const found = pointer.exec(text);
  if (found === null) {
    throw new RuleFault(`${text} points nowhere: begin with $., $event., $metadata. or $state.`);
  }
  const [, root = 'data', dotted, bracketed] = found;
  if (root === 'event') return { find: readFact(text, dotted ?? '') };
  const path = readPath(text, dotted ?? bracketed ?? '');
  const source = sources[root] ?? dataOf;
  return {
    find: (scope) => {
      const value = source(scope);
      return value === undefined ? undefined : valueAt(value, path);
    },
  };
}

function readFact(text: string, name: string): Source {
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact === undefined) {
    throw new RuleFault(`${text}: an event has no "${name}", but ${eventFacts.join(', ')}.`);
  }
  return ({ event }) => fact(event.event);
}

function readPath(text: string, rest: string): Path {
  const parsed = parsePath(rest);
  if (!parsed.ok) throw new RuleFault(`${text}: ${parsed.message}`);
  return parsed.path;
}

const dataOf: Source = ({ event }) => event.data;
const sources: Readonly<Record<string, Source>> = {
  data: dataOf,
  state: ({ state }) => state(),
  metadata({ event }) {
    const { metadata } = event.event;
    if (metadata.kind !== 'json') return undefined;
    const parsed = parseJson(metadata.text);
    if (!parsed.ok) return undefined;
    return parsed.duplicates ? lastValues(parsed.value) : parsed.value;
  },
};

function readList(items: readonly JsonValue[]): Expression {
  const parts = items.map(readExpression);
  return (scope) =>
    parts.flatMap((part) => {
      const value = part(scope);
      return value === undefined ? [] : [value];
    });
}

function readObject(template: JsonObject): Expression {
  const parts = [...template.entries].map(([key, value]) => [key, readExpression(value)] as const);
  return (scope) => {
    const entries = new Map<string, JsonValue>();
    for (const [key, part] of parts) {
      const value = part(scope);
      if (value !== undefined) entries.set(key, value);
    }
    return new JsonObject(entries);
  };
}

/** The path as a person would write it, for messages. */
export const shownPath = (path: Path): string =>
  path.length === 0 ? 'the state' : printPath(path);

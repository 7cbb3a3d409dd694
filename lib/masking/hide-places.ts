import type { EventView, PayloadView } from '../api/views.ts';
import { isArray, isObject } from '../json/kinds.ts';
import { parseJson } from '../json/parse-json.ts';
import { printJson } from '../json/print-json.ts';
import { JsonObject, type JsonValue } from '../json/value.ts';
import type { FieldName } from '../query/fields.ts';
import type { FieldPath, FieldStep } from '../query/syntax.ts';
import type { Place } from './place.ts';
import type { MaskingPolicy } from './policy.ts';

/** Stands where a value is hidden. */
export const hiddenText = '▒▒▒';

/** A policy that hides what stands at some places; everything else stays as it is stored. */
export function hidePlaces(name: string, hidden: readonly Place[]): MaskingPolicy {
  const within = (field: FieldName) => hidden.filter((place) => place.name === field);
  const maskValue: MaskingPolicy['maskValue'] = (place, json) => {
    const rests = within(place.name).flatMap((each) => restBelow(each.path, place.path) ?? []);
    return json === null || rests.length === 0 ? json : maskedJson(json, rests);
  };
  const payload = (field: 'data' | 'metadata', view: PayloadView): PayloadView =>
    within(field).length === 0
      ? view
      : maskedPayload(view, (text) => maskValue(whole(field), text));
  const column = (field: FieldName, text: string | null): string | null =>
    text === null || within(field).length === 0 ? text : hiddenText;
  return {
    name,
    maskValue,
    hides: (place) => within(place.name).some(({ path }) => meet(path, place.path)),
    maskEvent: (event: EventView): EventView => ({
      ...event,
      initiator: column('initiator', event.initiator),
      tenant: column('tenant', event.tenant),
      correlationId: column('correlation', event.correlationId),
      causationId: column('cause', event.causationId),
      tags: event.tags.map((tag) => column('tag', tag) ?? tag),
      data: payload('data', event.data),
      metadata: payload('metadata', event.metadata),
    }),
  };
}

const whole = (name: FieldName): Place => ({ name, path: [] });

/** What is left of a hidden path below a place, in a list; null: it does not lead there. */
function restBelow(hidden: FieldPath, path: FieldPath): readonly FieldPath[] | null {
  if (!meet(hidden, path)) return null;
  return [hidden.slice(path.length)];
}

/** Whether one path leads to or through the other. */
const meet = (one: FieldPath, other: FieldPath): boolean =>
  one.slice(0, other.length).every((step, at) => isSame(step, other[at]));

function isSame(step: FieldStep, other: FieldStep | undefined): boolean {
  if (other === undefined || isAny(step) || isAny(other)) return true;
  // An element named by its id may be any of an array.
  if (typeof step === 'object' || typeof other === 'object') {
    return typeof step !== 'string' && typeof other !== 'string';
  }
  return step === other;
}

const isAny = (step: FieldStep): boolean => typeof step === 'object' && 'any' in step;

function maskedJson(json: string, rests: readonly FieldPath[]): string | null {
  if (rests.some(({ length }) => length === 0)) return JSON.stringify(hiddenText);
  const parsed = parseJson(json);
  // Of a key that stands twice, only one value would be left to be masked.
  if (!parsed.ok || parsed.duplicates) return null;
  return printJson(rests.reduce(hideBelow, parsed.value));
}

function hideBelow(value: JsonValue, [step, ...rest]: FieldPath): JsonValue {
  if (step === undefined) return hiddenText;
  if (isArray(value)) {
    return value.map((item, index) => (isSame(step, index) ? hideBelow(item, rest) : item));
  }
  if (!isObject(value)) return value;
  const entries = [...value.entries].map(
    ([key, item]) => [key, isSame(step, key) ? hideBelow(item, rest) : item] as const,
  );
  return new JsonObject(new Map(entries));
}

/** What cannot be taken apart is hidden as a whole. */
function maskedPayload(view: PayloadView, mask: (text: string) => string | null): PayloadView {
  const hidden = {
    kind: 'masked',
    reason: 'Part of it is hidden, and it cannot be taken apart.',
  } as const;
  if (view.kind === 'binary' || view.kind === 'oversized') return hidden;
  if (view.kind !== 'json') return view;
  const text = mask(view.text);
  return text === null ? hidden : { kind: 'json', text };
}

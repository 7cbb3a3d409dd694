import type { EventView } from '../api/views.ts';
import type { Masked } from './masked.ts';
import type { Place } from './place.ts';

/** What one role may see. Rules that hide come with masking; today one policy exists: nothing masked. */
export interface MaskingPolicy {
  /** Stable name, shown as a badge and written to the access log. */
  readonly name: string;
  readonly maskEvent: (event: EventView) => EventView;
  /** Masks lossless JSON text of what stands at a place. Null stays null; null of a text: all of it is hidden. */
  readonly maskValue: (place: Place, json: string | null) => string | null;
  /** Whether something is hidden there, below or around it: then nothing may be asked of it, or asking would tell it. */
  readonly hides: (place: Place) => boolean;
}

export const nothingMasked: MaskingPolicy = {
  name: 'nothing masked',
  maskEvent: (event) => event,
  maskValue: (_, json) => json,
  hides: () => false,
};

/** Stands for a value that is hidden as a whole, where null would say that there is none. */
const hidden = '"(masked)"';

/** JSON text of a place as the policy leaves it; null only where there was none. */
export const maskedText = (policy: MaskingPolicy, place: Place, json: string | null) =>
  json === null ? null : (policy.maskValue(place, json) ?? hidden);

/** A text of an event that is no payload, such as who did it, as the policy leaves it. */
export function maskedColumn(
  policy: MaskingPolicy,
  name: Place['name'],
  text: string | null,
): string | null {
  const json = text === null ? null : JSON.stringify(text);
  const masked = maskedText(policy, { name, path: [] }, json);
  const value: unknown = masked === null ? null : JSON.parse(masked);
  return typeof value === 'string' ? value : null;
}

/** Seals a result as masked. Called by `expose` functions only, after every part went through the policy. */
export function seal<Result>(policy: MaskingPolicy, value: Result): Masked<Result> {
  // The brand is given here and nowhere else: this is the door every answer leaves by.
  return { value, policy: policy.name } as Masked<Result>;
}

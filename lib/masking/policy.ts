import type { EventView } from '../api/views.ts';
import type { Masked } from './masked.ts';

/** What one role may see. Rules that hide come with masking; today one policy exists: nothing masked. */
export interface MaskingPolicy {
  /** Stable name, shown as a badge and written to the access log. */
  readonly name: string;
  readonly maskEvent: (event: EventView) => EventView;
  /** Masks lossless JSON text of a state; null stays null. */
  readonly maskState: (state: string | null) => string | null;
}

export const nothingMasked: MaskingPolicy = {
  name: 'nothing masked',
  maskEvent: (event) => event,
  maskState: (state) => state,
};

/** Seals a result as masked. Called by `expose` functions only, after every part went through the policy. */
export function seal<Result>(policy: MaskingPolicy, value: Result): Masked<Result> {
  // The brand is given here and nowhere else: this is the door every answer leaves by.
  return { value, policy: policy.name } as Masked<Result>;
}

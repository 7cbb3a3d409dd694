import { instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import type { Frame } from '../evaluate/frame.ts';
import type { Alternative, Clause } from '../syntax.ts';
import type { Clock } from '../time-value.ts';
import {
  anyNarrowed,
  everything,
  type HeldWhen,
  type Narrowing,
  type ValueKey,
} from './narrowing.ts';
import { patternOf } from './slots.ts';
import { keysOfSide, keysOfValue } from './value-keys.ts';

/** A clause on what an event altered. */
export function narrowAltered({ field, test }: Clause, clock: Clock): Narrowing {
  if (test.kind === 'missing') return everything;
  const place = patternOf(field.path);
  const any = { kind: 'altered', place, from: null, to: null } as const;
  if (test.kind !== 'any' || field.counted) return any;
  return anyNarrowed(
    test.of.map((item) => {
      if (item.kind !== 'pair') return { ...any, to: keysOf(item, clock) };
      return { ...any, from: keysOfSide(item.from, clock), to: keysOfSide(item.to, clock) };
    }),
  );
}

/** A clause on the state of the event's stream. */
export function narrowHeld({ field, test }: Clause, clock: Clock, frame: Frame): Narrowing {
  if (test.kind === 'missing') return everything;
  const when: HeldWhen = field.name === 'was' ? 'ever' : momentOf(frame);
  const held = { kind: 'held', place: patternOf(field.path), when } as const;
  if (test.kind !== 'any' || field.counted) return { ...held, values: null };
  return anyNarrowed(test.of.map((item) => ({ ...held, values: keysOf(item, clock) })));
}

const keysOf = (item: Alternative, clock: Clock): readonly ValueKey[] | null =>
  item.kind === 'value' ? keysOfValue(item.value, clock) : null;

function momentOf({ at }: Frame): HeldWhen {
  if (at === null) return 'after';
  if (at.kind !== 'time') return 'ever';
  const place = chartPlace(instant(at.time));
  return 'milliseconds' in place ? { at: Math.floor(place.milliseconds) } : 'ever';
}

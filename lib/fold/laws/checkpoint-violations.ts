import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '../fold.ts';
import { freeze, thaw, type Frozen } from '../frozen.ts';
import { frozenToText } from '../frozen-text.ts';
import type { Reducer } from '../reducer.ts';

const options = { track: true };

/**
 * Where checkpoints break their law: each is the fold of its prefix, and going on from it leads to
 * the fold of all. They must stand between versions, not between two events of one. Empty: nowhere.
 */
export function checkpointViolations(
  events: readonly RecordedEvent[],
  checkpoints: readonly Frozen[],
  reducer: Reducer,
): readonly string[] {
  const whole = textAfter(new Fold(reducer, options), events);
  return checkpoints.flatMap((checkpoint) => {
    const { version } = checkpoint.facts;
    const at = `the checkpoint at v${String(version)}`;
    const isBefore = (event: RecordedEvent) => version !== null && event.version <= version;
    const prefix = textAfter(new Fold(reducer, options), events.filter(isBefore));
    const rest = events.filter((event) => !isBefore(event));
    const later = textAfter(thaw(checkpoint, reducer, options), rest);
    return [
      ...(frozenToText(checkpoint) === prefix ? [] : [`${at} is not the fold of its prefix`]),
      ...(later === whole ? [] : [`${at} leads to another state`]),
    ];
  });
}

function textAfter(fold: Fold, events: readonly RecordedEvent[]): string {
  for (const event of events) fold.take(event);
  return frozenToText(freeze(fold));
}

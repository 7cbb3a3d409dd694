import type { EventView } from '../../lib/api/views.ts';
import { eventFromView } from '../../lib/events/view.ts';
import { reducerSource } from '../../lib/fold/fidelity.ts';
import { Fold } from '../../lib/fold/fold.ts';
import { freeze } from '../../lib/fold/frozen.ts';
import { frozenToText } from '../../lib/fold/frozen-text.ts';
import { inferredReducer } from '../../lib/fold/inferred-reducer.ts';
import type { Reducer } from '../../lib/fold/reducer.ts';
import { compileRules } from '../../lib/reducers/compile-rules.ts';

/** Null: inferred; else declared rules. */
export type FoldedBy = string | null;

/** State, blame, warnings and setters after each event of each stream. */
export function foldedTexts(
  by: FoldedBy,
  streams: readonly (readonly EventView[])[],
): readonly string[] {
  const reducer = reducerOf(by);
  return streams.flatMap((events) => {
    const fold = new Fold(reducer, { track: true, firstVersion: 1n });
    return events.map((event) => {
      fold.take(eventFromView(event));
      return frozenToText(freeze(fold));
    });
  });
}

function reducerOf(by: FoldedBy): Reducer {
  if (by === null) return inferredReducer;
  const compiled = compileRules(by);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.rules.reducer(reducerSource('rules', 'a'.repeat(64)));
}

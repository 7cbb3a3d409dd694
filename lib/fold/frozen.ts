import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { blameFromJson, blameToJson } from './blame.ts';
import { Fold, type FoldFacts, type FoldOptions } from './fold.ts';
import { sameFidelity, type ReducerFidelity } from './fidelity.ts';
import type { Reducer } from './reducer.ts';
import type { Setter } from './setters.ts';

/** A fold at rest: plain texts and facts, so it can be kept, compressed or sent. */
export interface Frozen {
  /** Only the reducer that made the state may go on with it. */
  readonly fidelity: ReducerFidelity;
  readonly facts: FoldFacts;
  /** Lossless JSON text; null before the first event. */
  readonly state: string | null;
  /** Whether the fold keeps blame. */
  readonly tracked: boolean;
  /** Null without blame, and before the first event of a fold that keeps it. */
  readonly blame: string | null;
  readonly setters: readonly Setter[];
}

/** The fold as it is now; the fold itself may go on. */
export const freeze = (fold: Fold): Frozen => ({
  fidelity: fold.reducer.fidelity,
  tracked: fold.track,
  facts: fold.facts,
  state: fold.state === undefined ? null : printJson(fold.state),
  blame: fold.blame === null ? null : printJson(blameToJson(fold.blame)),
  setters: fold.setters(),
});

/** Size in bytes that counts against a budget: a text takes up to two bytes a character. */
export const sizeOf = (frozen: Frozen): number =>
  256 +
  128 * frozen.setters.length +
  2 * ((frozen.state?.length ?? 0) + (frozen.blame?.length ?? 0));

/**
 * A fold that goes on where the frozen one was. Blame can be tracked further only where it was
 * frozen with it; asking for it elsewhere is an error, because it would be wrong. So is another
 * reducer: its label would be on a state that it did not make.
 */
export function thaw(frozen: Frozen, reducer: Reducer, options: FoldOptions): Fold {
  if (options.track && frozen.state !== null && !frozen.tracked) {
    throw new Error('This checkpoint was made without blame, so blame cannot go on from it.');
  }
  if (!sameFidelity(frozen.fidelity, reducer.fidelity)) {
    throw new Error(
      'This checkpoint was made by another reducer, so this one cannot go on from it.',
    );
  }
  return new Fold(reducer, options, {
    facts: frozen.facts,
    setters: frozen.setters,
    state: frozen.state === null ? undefined : readText(frozen.state),
    blame: frozen.blame === null || !options.track ? null : blameFromJson(readText(frozen.blame)),
  });
}

function readText(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`A checkpoint is damaged: ${result.problem.message}`);
  return result.value;
}

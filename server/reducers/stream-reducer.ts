import 'server-only';
import type { ReducerFidelity } from '@/lib/fold/fidelity.ts';
import type { ReducerClaims } from '@/lib/fold/reducer-claims.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { ReducerFailure, type Reducer } from '@/lib/fold/reducer.ts';
import type { SandboxCode } from '@/server/sandbox/code-run.ts';

/** What folds the streams of a category. */
export type StreamReducer =
  | {
      readonly kind: 'plain';
      /** The same for the same reducer: folds are kept under it. */
      readonly key: string;
      readonly reducer: Reducer;
      readonly claims: ReducerClaims | null;
    }
  | {
      readonly kind: 'code';
      readonly key: string;
      readonly fidelity: ReducerFidelity;
      /** JSON of the state before the first event. */
      readonly initial: string | null;
      readonly code: SandboxCode;
      readonly claims: ReducerClaims | null;
    };

/** By category; those without one are inferred. */
export type StoreReducers = ReadonlyMap<string, StreamReducer>;

export const inferred: StreamReducer = {
  kind: 'plain',
  key: 'inferred',
  reducer: inferredReducer,
  claims: null,
};

/** In place of a reducer that is not to be had. */
export const failing = (key: string, reason: Error): StreamReducer => ({
  kind: 'plain',
  key,
  reducer: {
    ...inferredReducer,
    apply() {
      throw new ReducerFailure(reason.message, reason);
    },
  },
  claims: null,
});

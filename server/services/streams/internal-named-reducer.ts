import 'server-only';
import type { ReducerNamed } from '@/lib/api/reducers.ts';
import { inferred, type StreamReducer } from '@/server/reducers/stream-reducer.ts';

/** A reducer by what it is called and known by. */
export function namedReducer(reducer: StreamReducer): ReducerNamed {
  const { kind, source } = reducer.kind === 'code' ? reducer.fidelity : reducer.reducer.fidelity;
  return { kind, source, hash: reducer.key === inferred.key ? null : reducer.key };
}

/** The key a named reducer is kept under. */
export const keyOf = ({ hash }: ReducerNamed): string => hash ?? inferred.key;

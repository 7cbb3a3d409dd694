import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';

/**
 * What search folds states with, in every store. A ledger of altered states holds what this one made
 * of the events: with another reducer it must be made anew.
 */
export const searchReducer: Reducer = inferredReducer;

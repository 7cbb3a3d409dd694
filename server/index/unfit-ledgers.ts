import { inferred, type StoreReducers } from '@/server/reducers/stream-reducer.ts';
import type { IndexCoverage } from './port.ts';

/** Part of a ledger that is derived, out of hundred. */
export type DerivedShare = number;

/** Categories of whose states the ledger does not tell what their reducers make of them, with how far it is. */
export function unfitLedgers(
  { ledgers, ledgerEvents }: Pick<IndexCoverage, 'ledgers' | 'ledgerEvents'>,
  reducers: StoreReducers,
): ReadonlyMap<string, DerivedShare> {
  const unfit = new Map<string, DerivedShare>();
  const known = new Map(ledgers.map((ledger) => [ledger.category, ledger]));
  for (const category of new Set([...known.keys(), ...reducers.keys()])) {
    const ledger = known.get(category);
    const wanted = (reducers.get(category) ?? inferred).key;
    if ((ledger?.reducer.key ?? inferred.key) !== wanted) unfit.set(category, 0);
    else if (ledger !== undefined && ledger.derived !== null) {
      unfit.set(category, Math.floor((100 * ledger.derived) / Math.max(1, ledgerEvents)));
    }
  }
  return unfit;
}

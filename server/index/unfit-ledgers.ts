import { inferred, type StoreReducers } from '@/server/reducers/stream-reducer.ts';
import type { IndexCoverage } from './port.ts';

/** Categories of whose states the ledger does not tell what their reducers make of them, with the part that is derived, out of hundred. */
export function unfitLedgers(
  { ledgers, ledgerEvents }: Pick<IndexCoverage, 'ledgers' | 'ledgerEvents'>,
  reducers: StoreReducers,
): ReadonlyMap<string, number> {
  const unfit = new Map<string, number>();
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

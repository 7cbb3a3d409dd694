import { anyNarrowed, type Narrowing } from './narrowing.ts';

/** The same narrowing, wide enough that it leaves out no event of categories whose states a ledger does not know. */
export function besideLedger(narrowing: Narrowing, categories: readonly string[]): Narrowing {
  if (categories.length === 0) return narrowing;
  if (narrowing.kind === 'and' || narrowing.kind === 'or') {
    const items = narrowing.items.map((item) => besideLedger(item, categories));
    return { ...narrowing, items };
  }
  // What is taken away is sure, and nothing that a ledger says is.
  if (narrowing.kind === 'but') {
    return { ...narrowing, of: besideLedger(narrowing.of, categories) };
  }
  if (narrowing.kind !== 'altered' && narrowing.kind !== 'held') return narrowing;
  const among = new Set(categories);
  const passes = (text: string | null): boolean => text !== null && among.has(text);
  return anyNarrowed([
    narrowing,
    { kind: 'text', field: 'category', passes, exact: categories, prefix: '' },
  ]);
}

/** No store is called so: ids hold no dot. */
const all = 'all.stores';

/** Where the recent searches of a store, or of all (null), are kept. */
export const recentKey = (store: string | null): string => `backstory.searches.${store ?? all}`;

import { contractQuery } from '@/components/ui/contract-query.ts';
import { describeStore, listStores, readVolume } from '@/lib/api/stores.ts';

export const storesQuery = () => contractQuery(listStores, {});

export const descriptionQuery = (store: string) => contractQuery(describeStore, { store });

/** Volume over the whole time of a store in a few slices, for a sparkline. */
export const sparkQuery = (store: string) => contractQuery(readVolume, { store, buckets: 40 });

'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { DriftView } from '@/lib/api/drift.ts';
import { driftQuery, storesQuery, type FoldRef } from './queries.ts';

/** A hand that drags through versions asks nothing until it rests. */
const restsAfter = 300;

/** How far the comparison with the store's own snapshot has come; null where the store keeps none. */
export type DriftState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'known'; readonly drift: DriftView }
  | null;

/** The state at a version against the newest snapshot that the store had saved of it; up to `limit` only. */
export function useDrift(ref: FoldRef, version: bigint | null, limit: bigint | null): DriftState {
  const stores = useQuery(storesQuery());
  const card = stores.data?.stores.find(({ id }) => id === ref.store);
  const keeps = card?.capabilities?.snapshots === true;
  const [rested] = useDebouncedValue(version, restsAfter);
  const { data, error } = useQuery({
    ...driftQuery(ref, rested ?? 0n),
    enabled: keeps && isWithin(rested, limit),
    placeholderData: (before) => before,
  });
  if (!keeps) return null;
  if (error !== null) return { kind: 'failed', message: error.message };
  // What was known of an earlier moment still stands where its snapshot is not after this one.
  if (data === undefined || !isUpTo(data, version)) return { kind: 'reading' };
  return { kind: 'known', drift: data };
}

const isWithin = (version: bigint | null, limit: bigint | null): boolean =>
  version !== null && (limit === null || version <= limit);

const isUpTo = ({ snapshotVersion }: DriftView, version: bigint | null): boolean =>
  snapshotVersion === null || version === null || BigInt(snapshotVersion) <= version;

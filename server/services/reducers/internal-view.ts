import 'server-only';
import type { ReducerVersionView } from '@/lib/api/reducers.ts';
import type { KeptReducerVersion } from '@/server/db/reducers.ts';
import { activeVersion, type Reducers } from '@/server/reducers/registry.ts';

/** Whether a version or an activation is for this store: its own, or one for every store. */
export const isFor = (each: { readonly store: string }, store: string): boolean =>
  each.store === '' || each.store === store;

/** A version as this store sees it. */
export function versionView(
  version: KeptReducerVersion,
  reducers: Reducers,
  store: string,
): ReducerVersionView {
  const { hash, category, number, kind, origin, name, createdBy, createdAt, claims } = version;
  return {
    ...{ hash, category, number, kind, origin, name, createdBy },
    store: version.store === '' ? null : version.store,
    createdAt: createdAt.toISOString(),
    handled: claims?.handled ?? null,
    ignored: claims?.ignored ?? [],
    idempotent: claims?.idempotent ?? false,
    active: activeVersion(reducers, { store, category })?.hash === hash,
  };
}

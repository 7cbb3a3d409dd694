import 'server-only';
import { readVolume as contract, type VolumeView } from '@/lib/api/stores.ts';
import type { Volume } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { keptBriefly } from '../kept-briefly.ts';
import { timeSpan } from '../time-span.ts';

/** Events over time by category. */
export const readVolume = defineService({
  permission: 'stores:read',
  access: 'store.volume',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run({ signal }, { store, from, to, buckets }) {
    const request = { ...timeSpan({ from, to }), buckets };
    const opened = await storeById(store);
    const key = ['volume', store, request.from ?? '', request.to ?? '', String(buckets)];
    return keptBriefly({ key, make: (shared) => opened.store.volume(request, shared) }, signal);
  },
  expose: volumeView,
});

function volumeView(volume: Volume | null): VolumeView {
  if (volume === null) return null;
  const counts = volume.counts.map((count) => ({ ...count }));
  return { ...volume, counts, examined: String(volume.examined) };
}

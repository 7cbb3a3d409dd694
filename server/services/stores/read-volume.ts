import 'server-only';
import { readVolume as contract, type VolumeView } from '@/lib/api/stores.ts';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import type { Volume } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { keptBriefly } from '../kept-briefly.ts';

/** Events over time by category. */
export const readVolume = defineService({
  permission: 'stores:read',
  access: 'store.volume',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run({ signal }, { store, from, to, buckets }) {
    const request = { from: timeOf('from', from), to: timeOf('to', to), buckets };
    const opened = await storeById(store);
    const key = ['volume', store, from ?? '', to ?? '', String(buckets)];
    return keptBriefly(key, () => opened.store.volume(request, signal));
  },
  expose: volumeView,
});

function timeOf(field: string, text: string | undefined): Instant | null {
  if (text === undefined || text === '') return null;
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.instant;
  throw new AppError('invalid_input', parsed.message, { field });
}

function volumeView(volume: Volume | null): VolumeView {
  if (volume === null) return null;
  const counts = volume.counts.map((count) => ({ ...count }));
  return { ...volume, counts, examined: String(volume.examined) };
}

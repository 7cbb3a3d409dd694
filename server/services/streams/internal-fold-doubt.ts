import 'server-only';
import { justBelow } from '@/lib/events/ids.ts';
import type { Frozen } from '@/lib/fold/frozen.ts';
import { digestOfEvent } from '@/server/checkpoints/digest-of-event.ts';
import type { FoldRecord } from './internal-fold-record.ts';
import type { StreamSource } from './internal-stream-source.ts';

/**
 * Whether the store still has the event that a checkpoint stands on. One that was made in this
 * process is not asked for again.
 */
export async function fitsStore(
  { store, stream, payload }: Pick<StreamSource, 'store' | 'stream' | 'payload'>,
  { record, rest }: { readonly record: FoldRecord; readonly rest: Frozen },
  signal: AbortSignal,
): Promise<boolean> {
  const { version } = rest.facts;
  const digest = version === null ? null : record.doubtAt(version);
  if (version === null || digest === null) return true;
  const page = await store.readStream(
    stream,
    { direction: 'forward', after: justBelow(version), until: version },
    { signal, limit: 1, maxScanned: 1, payload },
  );
  const event = page.items[0];
  if (event === undefined || digestOfEvent(event) !== digest) return false;
  record.trust(version);
  return true;
}

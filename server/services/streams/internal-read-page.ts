import 'server-only';
import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page } from '@/server/stores/port.ts';
import type { StreamSource } from './internal-stream-source.ts';

/** Events read at a time; a thousand beats ten thousand, because reading and folding overlap. */
const pageSize = 1000;

interface Wanted {
  readonly after: Version | null;
  /** Inclusive; null: to the head. */
  readonly until: Version | null;
  readonly signal: AbortSignal;
}

/** The next events of a stream, oldest first. */
export const readPage = (
  { store, stream, payload }: Pick<StreamSource, 'store' | 'stream' | 'payload'>,
  { after, until, signal }: Wanted,
): Promise<Page<RecordedEvent, Version>> =>
  store.readStream(
    stream,
    { direction: 'forward', after, until },
    { signal, limit: pageSize, maxScanned: pageSize * 4, payload },
  );

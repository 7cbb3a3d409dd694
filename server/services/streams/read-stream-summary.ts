import 'server-only';
import { readStreamSummary as contract } from '@/lib/api/streams.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { endsOf } from './internal-ends.ts';
import { streamView } from './internal-stream-view.ts';

/** Where a stream begins and ends; `events` only where no count is needed to know it. */
export const readStreamSummary = defineService({
  permission: 'streams:read',
  access: 'stream.summary',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store: id, stream }) {
    const { store } = await storeById(id);
    return endsOf(store, stream, signal);
  },
  expose: ({ first, last }) => ({
    stream: streamView({
      streamId: last.streamId,
      category: last.category,
      firstVersion: first.version,
      lastVersion: last.version,
      // Versions may have holes, so only the rail, which reads them all, counts.
      events: null,
      lastRecordedAt: last.recordedAt,
    }),
    firstRecordedAt: first.recordedAt,
  }),
});

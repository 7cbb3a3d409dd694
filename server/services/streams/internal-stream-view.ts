import 'server-only';
import type { StreamView } from '@/lib/api/streams.ts';
import type { StreamSummary } from '@/server/stores/port.ts';

const textOf = (number: bigint | null): string | null => (number === null ? null : String(number));

export const streamView = (stream: Omit<StreamSummary, 'key'>): StreamView => ({
  streamId: stream.streamId,
  category: stream.category,
  firstVersion: textOf(stream.firstVersion),
  lastVersion: textOf(stream.lastVersion),
  events: textOf(stream.events),
  lastRecordedAt: stream.lastRecordedAt,
});

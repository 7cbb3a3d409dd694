import type { StreamView } from '@/lib/api/streams.ts';
import type { StreamsFilter } from './streams-filter.ts';

/** The list with the stream whose whole id was typed at its head, once, where the category allows it. */
export function withExactFirst(
  streams: readonly StreamView[],
  exact: StreamView | null,
  { category }: StreamsFilter,
): readonly StreamView[] {
  if (exact === null || (category !== null && exact.category !== category)) return streams;
  return [exact, ...streams.filter(({ streamId }) => streamId !== exact.streamId)];
}

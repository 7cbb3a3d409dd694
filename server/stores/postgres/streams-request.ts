import { AppError } from '@/lib/errors.ts';
import type { StreamKey } from '@/lib/events/ids.ts';
import type { Page, Range, ReadOptions, StreamQuery, StreamSummary } from '../port.ts';

/** One page of streams, as asked. */
export interface StreamsRequest {
  readonly query: StreamQuery;
  readonly range: Range<StreamKey>;
  readonly options: ReadOptions;
}

export type StreamPage = Page<StreamSummary, StreamKey>;

/** A key says which order it belongs to, so that one of another order is refused. */
export function keyText(key: StreamKey, order: 'i' | 'r'): string {
  if (key.startsWith(`${order}:`) && !key.includes('\0')) return key.slice(2);
  throw new AppError(
    'invalid_input',
    'The place in the list of streams belongs to another order.',
    { field: 'cursor' },
  );
}

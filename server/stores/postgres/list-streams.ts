import { recentStreams } from './recent-streams.ts';
import type { Reader } from './reader.ts';
import type { StreamPage, StreamsRequest } from './streams-request.ts';
import { streamsTable } from './streams-table.ts';
import { walkStreams } from './walk-streams.ts';

/** From the layout's own table of streams, else by stepping from stream to stream along an index. */
export function listStreams(reader: Reader, request: StreamsRequest): Promise<StreamPage> {
  if (request.query.order === 'recent') return recentStreams(reader, request);
  const { streams } = reader.bound.layout;
  return streams !== null && reader.bound.tables.has(streams.from)
    ? streamsTable(reader, streams, request)
    : walkStreams(reader, request);
}

import type { SqliteLayout, StreamsTable } from './layouts/layout.ts';
import { whereOf } from './reader.ts';

/** Streams counted from their events, for layouts that keep no table of streams. */
export function groupedStreams(layout: SqliteLayout): StreamsTable {
  const { streamId, category, version, position, recordedAt } = layout.columns;
  const columns = [
    `${streamId} AS stream_id`,
    `min(${category ?? 'NULL'}) AS category`,
    'count(*) AS events',
    `min(${version}) AS first_version`,
    `max(${version}) AS last_version`,
    `max(${position}) AS last_position`,
  ].join(', ');
  const last = whereOf(layout, [`${position} = last_position`]);
  return {
    table: `(SELECT ${columns} FROM ${layout.source} ${whereOf(layout, [])} GROUP BY ${streamId})`,
    streamId: 'stream_id',
    category: 'category',
    events: 'events',
    firstVersion: 'first_version',
    lastVersion: 'last_version',
    lastPosition: 'last_position',
    lastRecordedAt: `(SELECT ${recordedAt ?? 'NULL'} FROM ${layout.source} ${last} LIMIT 1)`,
  };
}

import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, ReadOptions } from '../port.ts';
import { beginningOf } from '../shared/beginning-of.ts';
import { decodeRow } from './decode-row.ts';
import { pageCharacters } from './page-fits.ts';
import { inOrder, pageIn } from './read-stream.ts';
import type { Reader } from './reader.ts';
import { Statement } from './statement.ts';

const beginning = { direction: 'forward', after: null, until: null } as const;

/**
 * The beginnings of several streams in one statement, each looked up as if it were asked for alone; none where they
 * have no room in one answer.
 */
export async function readStreams(
  reader: Reader,
  streams: readonly StreamId[],
  options: ReadOptions,
): Promise<ReadonlyMap<StreamId, Page<RecordedEvent, Version>>> {
  const wanted = [...new Set(streams)];
  const limit = Math.max(1, Math.min(options.limit, options.maxScanned));
  const statement = new Statement('stream');
  const pages = wanted.map((stream, index) =>
    pageIn(statement, reader, {
      ...{ stream, range: beginning, options: { ...options, limit } },
      mark: String(index),
    }),
  );
  const parts = pages.flatMap((page) => (page === null ? [] : `(${page.sql})`));
  const found = wanted.map((): RecordedEvent[] => []);
  if (parts.length > 0) {
    const whole = statement.write(parts.join(' UNION ALL '));
    const { rows, cut } = await reader.pool.readWithin(whole, pageCharacters, options.signal);
    if (cut) return new Map();
    for (const row of rows) {
      found[Number(row.at(-1))]?.push(decodeRow(row, reader.bound.layout, options));
    }
  }
  return new Map(
    wanted.map((stream, index) => {
      const events = inOrder(found[index] ?? [], 'forward', pages[index]?.keys ?? 0);
      return [stream, beginningOf(events, limit)];
    }),
  );
}

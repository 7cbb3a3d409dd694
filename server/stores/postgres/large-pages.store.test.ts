import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamId, version, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { everything, idsOf, reading, walkLog, walkStream, whole } from '../conformance/suite.ts';
import type { PushedFilter } from '../port.ts';
import { bareLog, type BareLog } from './testing/bare-log.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer();
let log: BareLog;

const events = 24;
/** Characters of a payload: more than five of them are more than a page holds. */
const size = 900_000;
/** Twice the version 7, three times the version 20. */
const versions = Array.from({ length: events }, (_, n) =>
  n === 8 ? 7 : n > 20 && n < 23 ? 20 : n,
);
const stream = streamId('large-1');
const byType: PushedFilter = { all: [{ term: 'type', anyOf: ['Odd'], negated: false }] };

beforeAll(async () => {
  log = await bareLog(started());
  const writer = await log.writer();
  for (const [n, place] of versions.entries()) {
    await writer.query(
      `INSERT INTO messages (position, stream_name, type, data)
       VALUES ($1, $2, $3, jsonb_build_object('n', $4::int, 'x', repeat('x', $5)))`,
      [place, stream, n % 2 === 1 ? 'Odd' : 'Even', n, size],
    );
  }
});
afterAll(async () => {
  await log.close();
});

const numberIn = ({ data }: RecordedEvent): number =>
  Number(data.kind === 'json' ? /"n": (\d+)/.exec(data.text)?.[1] : Number.NaN);

const all = Array.from({ length: events }, (_, n) => n);

describe('pages of large payloads', () => {
  it('end early in a stream, and say where to go on', async () => {
    const page = await log.store.readStream(stream, whole(), reading({ limit: 100 }));
    expect(page.items.length).toBeLessThan(8);
    expect(page.next).toBe(page.items.at(-1)?.version);
    expect(page.scanned).toBe(page.items.length);
  });

  it('end early in the log, and say where to go on', async () => {
    const page = await log.store.readLog(everything, whole(), reading({ limit: 100 }));
    expect(page.items.length).toBeLessThan(8);
    expect(page.next).toBe(page.items.at(-1)?.position);
    expect(page.scanned).toBe(page.items.length);
  });

  it.each(['forward', 'backward'] as const)('lose and repeat nothing, %s', async (direction) => {
    const options = { limit: 100 };
    const walked = [
      await walkStream(log.store, stream, { direction, options }),
      await walkLog(log.store, everything, { direction, options }),
    ];
    const expected = direction === 'forward' ? all : all.toReversed();
    for (const found of walked) expect(found.map(numberIn)).toEqual(expected);
  });

  it.each(['forward', 'backward'] as const)('lose no match of a filter, %s', async (direction) => {
    const found = await walkLog(log.store, byType, { direction, options: { limit: 100 } });
    const odd = all.filter((n) => n % 2 === 1);
    expect(found.map(numberIn)).toEqual(direction === 'forward' ? odd : odd.toReversed());
  });

  it('count what was looked at once', async () => {
    let [scanned, after]: [number, Position | null] = [0, null];
    do {
      const range = { ...whole(), after };
      const page = await log.store.readLog(byType, range, reading({ limit: 100 }));
      scanned += page.scanned;
      after = page.next;
    } while (after !== null);
    expect(scanned).toBe(events);
  });

  it('keep events together that claim one version', async () => {
    const range = { ...whole(), after: version(19n), until: version(20n) };
    const page = await log.store.readStream(stream, range, reading({ limit: 1 }));
    expect(page.items.map(numberIn)).toEqual([20, 21, 22]);
  });

  it('hold one event that is larger than a page', async () => {
    const writer = await log.writer();
    await writer.query(
      `INSERT INTO messages (position, stream_name, type, data)
       SELECT n, 'huge-1', 'Huge', jsonb_build_object('n', n, 'x', repeat('x', 6000000)) FROM generate_series(0, 1) AS n`,
    );
    const options = { maxPayload: 8_000_000, limit: 100 };
    const found = await walkStream(log.store, streamId('huge-1'), { options });
    expect(found.map(numberIn)).toEqual([0, 1]);
  });

  it('are as long as asked for where payloads are left out', async () => {
    const options = reading({ limit: 100, payload: 'omit' });
    const page = await log.store.readStream(stream, whole(), options);
    expect(idsOf(page.items)).toHaveLength(events);
  });
});

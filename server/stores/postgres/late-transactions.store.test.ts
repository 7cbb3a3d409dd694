import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { position } from '@/lib/events/ids.ts';
import { StorePool } from './store-pool.ts';
import { add, addMany, bareLog, type BareLog } from './testing/bare-log.ts';
import { listen, type Listener } from './testing/listener.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer({ settings: ['max_prepared_transactions=4'] });
let log: BareLog;

beforeEach(async () => {
  log = await bareLog(started());
});
afterEach(() => log.close());

const origin = position('0');
const ids = ({ events }: Listener): readonly string[] => events.map(({ id }) => id).toSorted();
const times = (number: number): readonly number[] => Array.from({ length: number }, (_, n) => n);

async function committed(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM messages ORDER BY id');
  return rows.map(({ id }) => id);
}

describe('a long transaction that commits late', () => {
  it('is given whole, however many events it has', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await addMany(slow, 'slow', 1200);
    await add(quick, 'quick');
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '1201.1-1200');
    await slow.query('COMMIT');
    await heard.until(() => heard.position() === '1201');
    await heard.stop();
    expect(ids(heard)).toEqual(await committed(quick));
  });

  it('is given whole although it stands between many others', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    const heard = listen(log.store, origin);
    for (const round of times(40)) {
      await addMany(slow, `slow${round}`, 30);
      await addMany(quick, `quick${round}`, 3);
    }
    await heard.until(() => heard.events.length === 120);
    await slow.query('COMMIT');
    await heard.until(() => heard.position() === '1320');
    await heard.stop();
    expect(ids(heard)).toEqual(await committed(quick));
  });

  it('is heard from the head although it began long before', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await add(slow, 'slow');
    await addMany(quick, 'quick', 25_000);
    const heard = listen(log.store, 'head');
    await heard.until(() => heard.position() === '25001.1');
    await slow.query('COMMIT');
    await heard.until(() => heard.position() === '25001');
    await heard.stop();
    expect(heard.events.map(({ type }) => type)).toEqual(['slow']);
  });

  it('is waited for when it is prepared after its place was passed', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await add(slow, 'slow');
    await add(quick, 'quick');
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '2.1');
    await slow.query("PREPARE TRANSACTION 'later'");
    await add(quick, 'quick');
    await heard.until(() => heard.events.length === 2);
    await add(quick, 'quick');
    await heard.until(() => heard.events.length === 3);
    await quick.query("COMMIT PREPARED 'later'");
    await heard.until(() => heard.position() === '4');
    await heard.stop();
    expect(ids(heard)).toEqual(await committed(quick));
  });
});

describe('a tail that is resumed with many places open', () => {
  /** So many places stay open, each between two that are taken. */
  async function leaveOpen(places: number): Promise<readonly [pg.Client, pg.Client]> {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    for (const round of times(places)) {
      await add(slow, `slow${round}`);
      await add(quick, `quick${round}`);
    }
    return [slow, quick];
  }

  it('gives each event once where they can all be named', async () => {
    const [slow, quick] = await leaveOpen(60);
    const first = listen(log.store, origin);
    await first.until(() => first.position()?.split('.').length === 61);
    await first.stop();
    await slow.query('COMMIT');
    const second = listen(log.store, first.position() ?? origin);
    await second.until(() => second.position() === '120');
    await second.stop();
    expect([...ids(first), ...ids(second)].toSorted()).toEqual(await committed(quick));
  });

  it('loses none where they cannot, and rather repeats some', async () => {
    const [slow, quick] = await leaveOpen(150);
    const first = listen(log.store, origin);
    await first.until(() => first.events.length === 150);
    await first.stop();
    await slow.query('COMMIT');
    const second = listen(log.store, first.position() ?? origin);
    await second.until(() => second.position() === '300');
    await second.stop();
    const all = await committed(quick);
    expect([...new Set([...ids(first), ...ids(second)])].toSorted()).toEqual(all);
    expect(second.events.length).toBeLessThan(250);
  });
});

describe('a log whose first places are not numbered from 1', () => {
  it('is given from its first event on', async () => {
    const writer = await log.writer();
    await writer.query(
      "INSERT INTO messages (global_position, position, stream_name, type) VALUES (-3, 0, 'a', 'first'), (0, 0, 'b', 'second')",
    );
    await add(writer, 'third');
    const heard = listen(log.store, 'start');
    await heard.until(() => heard.position() === '1');
    await heard.stop();
    expect(heard.events.map(({ type }) => type)).toEqual(['first', 'second', 'third']);
  });
});

describe('a store that goes away between the places of a page and its events', () => {
  /** The next read of events fails as if nobody was there. */
  function failOnce(): void {
    const spy = vi.spyOn(StorePool.prototype, 'read');
    spy.mockImplementation(async function (this: StorePool, statement, signal) {
      if (statement.shape !== 'positions') {
        return (await this.readWithin(statement, Number.POSITIVE_INFINITY, signal)).rows;
      }
      spy.mockRestore();
      throw new AppError('store_unavailable', 'The store went away.');
    });
  }

  it('costs no event, neither of those that follow nor of those that come late', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await add(slow, 'slow');
    failOnce();
    await add(quick, 'quick');
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '2.1');
    failOnce();
    await slow.query('COMMIT');
    await heard.until(() => heard.position() === '2');
    await heard.stop();
    expect(heard.events.map(({ type }) => type)).toEqual(['quick', 'slow']);
  });
});

import fc from 'fast-check';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import { StorePool } from './store-pool.ts';
import { add, bareLog, type BareLog } from './testing/bare-log.ts';
import { listen, type Listener } from './testing/listener.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer({ settings: ['max_prepared_transactions=4'] });
let log: BareLog;

beforeEach(async () => {
  log = await bareLog(started());
});
afterEach(() => log.close());

const types = ({ events }: Listener): readonly string[] => events.map(({ type }) => type);
const origin = position('0');

/** Two writers; the first has taken position 1 and is still open. */
async function overtaken(): Promise<{ readonly slow: pg.Client; readonly quick: pg.Client }> {
  const [slow, quick] = [await log.writer(), await log.writer()];
  await slow.query('BEGIN');
  await add(slow, 'slow');
  await add(quick, 'quick');
  return { slow, quick };
}

describe('following a log whose writers overtake each other', () => {
  it('gives what is committed at once and what commits late afterwards, marked as late', async () => {
    const { slow } = await overtaken();
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '2.1');
    expect(types(heard)).toEqual(['quick']);
    await slow.query('COMMIT');
    await heard.until(() => heard.events.length === 2 && heard.position() === '2');
    await heard.stop();
    expect(types(heard)).toEqual(['quick', 'slow']);
    expect([...heard.late]).toEqual([heard.events[1]?.id]);
  });

  it('gives what commits late before what was recorded after it, although both commit between two reads', async () => {
    const { slow, quick } = await overtaken();
    const heard = listen(log.store, origin);
    await heard.until(() => heard.events.length === 1);
    let isDone = false;
    const spy = vi.spyOn(StorePool.prototype, 'read').mockImplementation(async function (
      this: StorePool,
      statement,
      signal,
    ) {
      if (!isDone && statement.shape === 'log') {
        isDone = true;
        await slow.query('COMMIT');
        await add(quick, 'after');
      }
      return (await this.readWithin(statement, Number.POSITIVE_INFINITY, signal)).rows;
    });
    await heard.until(() => heard.events.length === 3);
    spy.mockRestore();
    await heard.stop();
    expect(types(heard)).toEqual(['quick', 'slow', 'after']);
  });

  it('keeps a place open as long as its writer lives, however much is written meanwhile', async () => {
    const { slow, quick } = await overtaken();
    const heard = listen(log.store, origin);
    for (let count = 3; count < 30; count += 1) {
      await add(quick, 'quick');
      await heard.until(() => heard.position() === `${count}.1`);
    }
    await slow.query('COMMIT');
    await heard.until(() => heard.position() === '29');
    await heard.stop();
    expect(heard.events).toHaveLength(29);
  });

  it('closes the place of a writer that was rolled back', async () => {
    const { slow } = await overtaken();
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '2.1');
    await slow.query('ROLLBACK');
    await heard.until(() => heard.position() === '2');
    await heard.stop();
    expect(types(heard)).toEqual(['quick']);
  });

  it('resumes at a place with its open gap, in a tail that knows nothing of the first', async () => {
    const { slow } = await overtaken();
    const first = listen(log.store, origin);
    await first.until(() => first.position() === '2.1');
    await first.stop();
    await slow.query('COMMIT');
    const second = listen(log.store, first.position() ?? origin);
    await second.until(() => second.position() === '2');
    await second.stop();
    expect(types(second)).toEqual(['slow']);
  });

  it('resumes between two that came late together', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await add(slow, 'slow1');
    await add(slow, 'slow2');
    await add(quick, 'quick');
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '3.1-2');
    await heard.stop();
    await slow.query('COMMIT');
    const first: string[] = [];
    const ending = new AbortController();
    for await (const item of log.store.tail({ all: [] }, position('3.1-2'), ending.signal)) {
      if (item.kind !== 'event') continue;
      first.push(`${item.event.type} ${item.position}`);
      break;
    }
    ending.abort();
    expect(first).toEqual(['slow1 3.2']);
    const second = listen(log.store, position('3.2'));
    await second.until(() => second.events.length === 1 && second.position() === '3');
    await second.stop();
    expect(types(second)).toEqual(['slow2']);
  });

  it('hears a writer below the head that was open when the tail began there', async () => {
    const { slow } = await overtaken();
    const heard = listen(log.store, 'head');
    await heard.until(() => heard.position() !== null);
    await slow.query('COMMIT');
    await heard.until(() => heard.events.length === 1);
    await heard.stop();
    expect(types(heard)).toEqual(['slow']);
  });

  it('waits for a prepared transaction, which no connection holds any more', async () => {
    const { slow, quick } = await overtaken();
    await slow.query("PREPARE TRANSACTION 'two-phase'");
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '2.1');
    await add(quick, 'quick');
    await heard.until(() => heard.position() === '3.1');
    await quick.query("COMMIT PREPARED 'two-phase'");
    await heard.until(() => heard.position() === '3');
    await heard.stop();
    expect(types(heard).toSorted()).toEqual(['quick', 'quick', 'slow']);
  });

  it('sees a writer that locks only a partition', async () => {
    const parted = await bareLog(
      started(),
      `DROP TABLE messages; CREATE SEQUENCE places;
       CREATE TABLE messages (global_position bigint NOT NULL DEFAULT nextval('places'), position bigint NOT NULL,
         time timestamp NOT NULL DEFAULT now(), stream_name text NOT NULL, type text NOT NULL, data jsonb,
         metadata jsonb, id uuid NOT NULL DEFAULT gen_random_uuid()) PARTITION BY HASH (stream_name);
       CREATE TABLE messages_0 PARTITION OF messages FOR VALUES WITH (MODULUS 1, REMAINDER 0)`,
    );
    const [slow, quick] = [await parted.writer(), await parted.writer()];
    await slow.query('BEGIN');
    await add(slow, 'slow', 'messages_0');
    await add(quick, 'quick');
    const heard = listen(parted.store, origin);
    await heard.until(() => heard.position() === '2.1');
    await add(quick, 'quick');
    await heard.until(() => heard.position() === '3.1');
    await slow.query('COMMIT');
    await heard.until(() => heard.position() === '3');
    await heard.stop();
    await parted.close();
    expect(types(heard)).toEqual(['quick', 'quick', 'slow']);
  });

  it('goes on after the server was restarted', async () => {
    const quick = await log.writer();
    await add(quick, 'before');
    const heard = listen(log.store, origin);
    await heard.until(() => heard.position() === '1');
    await started().restart();
    await add(await log.writer(), 'after');
    await heard.until(() => heard.events.length === 2);
    await heard.stop();
    expect(types(heard)).toEqual(['before', 'after']);
  });
});

/** What one of four writers does next. */
const step = fc.record({
  writer: fc.integer({ min: 0, max: 3 }),
  does: fc.constantFrom('add', 'add', 'add', 'commit', 'rollback'),
});

describe('following a log, whatever its writers do', () => {
  it('gives every committed event once and no position that is passed too early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const each = await bareLog(started());
        const writers = await Promise.all([0, 1, 2, 3].map(() => each.writer()));
        const heard = listen(each.store, origin);
        await Promise.all(writers.map((writer) => writer.query('BEGIN')));
        let number = 0;
        for (const { writer, does } of steps) {
          const client = writers[writer];
          if (client === undefined) continue;
          if (does === 'add') await add(client, `t${(number += 1)}`);
          else await client.query(`${does}; BEGIN`);
        }
        const half = heard.position() ?? origin;
        const before = new Set(heard.events.map(({ id }) => id));
        await Promise.all(writers.map((writer) => writer.query('COMMIT')));
        const { rows } = await (
          await each.writer()
        ).query<{ id: string }>('SELECT id FROM messages ORDER BY id');
        const committed = rows.map(({ id }) => id);
        const resumed = listen(each.store, half);
        await heard.until(() => heard.events.length >= committed.length);
        await resumed.until(() => resumed.events.length >= committed.length - before.size);
        await heard.stop();
        await resumed.stop();
        await each.close();
        expect(heard.events.map(({ id }) => id).toSorted()).toEqual(committed);
        const together = new Set([...before, ...resumed.events.map(({ id }) => id)]);
        expect([...together].toSorted()).toEqual(committed);
      }),
      { numRuns: 12 },
    );
  });
});

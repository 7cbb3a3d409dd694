import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quiet } from '../conformance/suite.ts';
import type { EventStore } from '../port.ts';
import { add, addMany, bareLog, type BareLog } from './testing/bare-log.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer({ settings: ['max_prepared_transactions=4'] });
let log: BareLog;

beforeEach(async () => {
  log = await bareLog(started());
});
afterEach(() => log.close());

const seen = async (store: EventStore = log.store): Promise<string> => {
  const { head, settled } = await store.horizon(quiet);
  return `${settled} of ${head}`;
};

describe('how far a log is final', () => {
  it('is nowhere in an empty one', async () => {
    expect(await seen()).toBe('null of null');
  });

  it('is its head where nobody writes, whatever is missing below', async () => {
    const writer = await log.writer();
    await writer.query('BEGIN');
    await add(writer, 'rolled back');
    await writer.query('ROLLBACK');
    await add(writer, 'first');
    expect(await seen()).toBe('2 of 2');
  });

  it('is the head that was there before a writer began who is still open', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await add(slow, 'rolled back');
    await slow.query('ROLLBACK');
    await addMany(quick, 'quick', 3);
    expect(await seen()).toBe('4 of 4');
    await slow.query('BEGIN');
    await add(slow, 'slow');
    await addMany(quick, 'quick', 3);
    expect(await seen()).toBe('4 of 8');
    await add(quick, 'quick');
    expect(await seen()).toBe('4 of 9');
    await slow.query('COMMIT');
    expect(await seen()).toBe('9 of 9');
  });

  it('ends before the first place that is missing, for a writer who was open before anybody looked', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await addMany(quick, 'quick', 20_000);
    await slow.query('BEGIN');
    await add(slow, 'slow');
    await addMany(quick, 'quick', 3);
    expect(await seen()).toBe('20000 of 20004');
    await slow.query('ROLLBACK');
    expect(await seen()).toBe('20004 of 20004');
  });

  it('is the head where a writer is open who has taken no place below it', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await addMany(quick, 'quick', 3);
    await slow.query('BEGIN');
    await slow.query("UPDATE messages SET type = 'renamed' WHERE global_position = 1");
    expect(await seen()).toBe('3 of 3');
  });

  it('waits for a transaction that is prepared while it is waited for', async () => {
    const [slow, quick] = [await log.writer(), await log.writer()];
    await slow.query('BEGIN');
    await add(slow, 'slow');
    await add(quick, 'quick');
    expect(await seen()).toBe('0 of 2');
    await slow.query("PREPARE TRANSACTION 'later'");
    expect(await seen()).toBe('0 of 2');
    await quick.query("COMMIT PREPARED 'later'");
    expect(await seen()).toBe('2 of 2');
  });

  it('waits for every writer of its time, and for none that came later', async () => {
    const [first, second, quick] = [await log.writer(), await log.writer(), await log.writer()];
    await first.query('BEGIN');
    await add(first, 'first');
    await add(quick, 'quick');
    expect(await seen()).toBe('0 of 2');
    await second.query('BEGIN');
    await add(second, 'second');
    await add(quick, 'quick');
    expect(await seen()).toBe('0 of 4');
    await first.query('COMMIT');
    expect(await seen()).toBe('2 of 4');
    await second.query('COMMIT');
    expect(await seen()).toBe('4 of 4');
  });
});

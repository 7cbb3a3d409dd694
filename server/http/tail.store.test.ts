import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tailStep, type TailStep } from '@/lib/api/tail.ts';
import { bareLog, add, type BareLog } from '@/server/stores/postgres/testing/bare-log.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { ask, type Handler } from '@/server/testing/ask.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { writeStore } from '@/server/testing/write-store.ts';
import { loadingMilliseconds, routeHandlers } from './testing/route-handlers.ts';

const own = ownData();
const started = withServer();
let log: BareLog;
let file: string;
let route: Handler | undefined;

beforeAll(async () => {
  route = (await routeHandlers()).get('GET /api/stores/[store]/tail');
  file = own.write('file', [{ stream: 'a-1', id: 'old' }]);
  log = await bareLog(started());
  own.plant('postgres', log.store);
}, loadingMilliseconds);
afterAll(async () => {
  await log.close();
});

interface Listening {
  readonly last: string | null;
  /** Reads until the condition holds. */
  until: (done: (steps: readonly TailStep[]) => boolean) => Promise<readonly TailStep[]>;
  readonly close: () => Promise<void>;
}

/** A browser at the route: comes back with the id of the last thing it got. */
async function listen(store: string, search: string, last: string | null): Promise<Listening> {
  const leaving = new AbortController();
  const headers = last === null ? {} : { 'last-event-id': last };
  if (route === undefined) throw new Error('There is no such route.');
  const response = await ask(route, {
    segments: { store },
    search,
    headers,
    signal: leaving.signal,
  });
  expect(response.status).toBe(200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('The answer has no body.');
  const steps: TailStep[] = [];
  let rest = '';
  const self = {
    last,
    async until(done: (given: readonly TailStep[]) => boolean) {
      while (!done(steps)) {
        const read = await reader.read();
        if (read.done) throw new Error(`The tail ended: ${JSON.stringify(steps.at(-1))}`);
        const parts = (rest + read.value).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          self.last = /^id: (.*)$/m.exec(part)?.[1] ?? self.last;
          steps.push(tailStep.parse(JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '')));
        }
      }
      return steps;
    },
    async close() {
      leaving.abort();
      await reader.cancel();
    },
  };
  return self;
}

const types = (steps: readonly TailStep[]): readonly string[] =>
  steps.flatMap((step) => (step.kind === 'event' ? step.event.type : []));
const isLive = (steps: readonly TailStep[]): boolean =>
  steps.some((step) => step.kind === 'progress' && step.live);

describe('a SQLite store that is written to', () => {
  it('tells what comes and nothing of before, judged by the query', async () => {
    const tail = await listen('file', 'q=type:Wanted', null);
    await tail.until(isLive);
    writeStore(file, [
      { stream: 'a-1', id: 'n1', type: 'Wanted' },
      { stream: 'a-1', id: 'n2', type: 'Other' },
      { stream: 'a-2', id: 'n3', type: 'Wanted' },
    ]);
    const steps = await tail.until((given) => types(given).length === 2);
    const ids = steps.flatMap((step) => (step.kind === 'event' ? step.event.id : []));
    expect(ids).toEqual(['n1', 'n3']);
    await tail.close();
  });

  it('judges states up to each event', async () => {
    const tail = await listen('file', 'q=change.plan:a->b', null);
    await tail.until(isLive);
    writeStore(file, [
      { stream: 'p-1', id: 'p1', data: '{"plan":"a"}' },
      { stream: 'p-1', id: 'p2', data: '{"plan":"b"}' },
      { stream: 'p-1', id: 'p3', data: '{"plan":"c"}' },
    ]);
    const steps = await tail.until((given) => types(given).length === 1);
    expect(steps.find((step) => step.kind === 'event')).toMatchObject({ event: { id: 'p2' } });
    await tail.close();
  });

  it('loses and repeats nothing over many broken connections while it is written to', async () => {
    const first = await listen('file', 'q=stream:w-*', null);
    await first.until(isLive);
    let { last } = first;
    await first.close();
    const written: string[] = [];
    const heard: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const batch = Array.from({ length: 1 + (round % 3) }, (_, index) => `w${round}-${index}`);
      writeStore(
        file,
        batch.map((id) => ({ stream: `w-${id}`, id })),
      );
      written.push(...batch);
      const tail = await listen('file', 'q=stream:w-*', last);
      // One event only: the others are left for the next connection.
      const steps = await tail.until((given) => types(given).length >= 1);
      for (const step of steps) if (step.kind === 'event') heard.push(step.event.id);
      ({ last } = tail);
      await tail.close();
    }
    const end = await listen('file', 'q=stream:w-*&follow=0', last);
    const steps = await end.until(isLive);
    for (const step of steps) if (step.kind === 'event') heard.push(step.event.id);
    await end.close();
    expect(heard).toEqual(written);
  });
});

describe('a Postgres store whose writers overtake each other', () => {
  it('tells a late commit once, also to a reader who came back before it', async () => {
    const [slow, quick]: readonly [pg.Client, pg.Client] = [await log.writer(), await log.writer()];
    const tail = await listen('postgres', 'after=0', null);
    const [start] = await tail.until((given) => given.length > 0);
    expect(start).toMatchObject({ kind: 'start', seal: 'lock-holders' });
    await slow.query('BEGIN');
    await add(slow, 'slow');
    await add(quick, 'quick');
    const waiting = await tail.until((given) =>
      given.some((step) => step.kind === 'progress' && step.waits),
    );
    expect(types(waiting)).toEqual(['quick']);
    const { last } = tail;
    await tail.close();

    const back = await listen('postgres', 'after=0', last);
    await slow.query('COMMIT');
    const steps = await back.until((given) => types(given).length > 0);
    expect(steps.filter((step) => step.kind === 'event')).toMatchObject([
      { event: { type: 'slow' }, late: true },
    ]);
    await add(quick, 'after');
    await back.until((given) => types(given).length === 2);
    const { last: end } = back;
    await back.close();
    const rest = await listen('postgres', 'follow=0', end);
    expect(types(await rest.until(isLive))).toEqual([]);
    await rest.close();
  });

  it('misses and repeats nothing under many writers and broken connections', async () => {
    const writers = await Promise.all(Array.from({ length: 6 }, () => log.writer()));
    const start = await listen('postgres', '', null);
    await start.until(isLive);
    let { last } = start;
    await start.close();
    const perWriter = 25;
    const writing = Promise.all(
      writers.map(async (client, writer) => {
        for (let count = 0; count < perWriter; count += 1) {
          await client.query('BEGIN');
          await add(client, `w${writer}-${count}`);
          await client.query((writer + count) % 9 === 0 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    );
    const expected = writers.flatMap((_, writer) =>
      Array.from({ length: perWriter }, (__, count) => [writer, count] as const)
        .filter(([at, count]) => (at + count) % 9 !== 0)
        .map(([at, count]) => `w${at}-${count}`),
    );
    const heard: string[] = [];
    while (heard.length < expected.length) {
      const tail = await listen('postgres', '', last);
      const most = Math.min(17, expected.length - heard.length);
      const steps = await tail.until((given) => types(given).length >= most);
      heard.push(...types(steps));
      ({ last } = tail);
      await tail.close();
    }
    await writing;
    expect([...heard].sort()).toEqual([...expected].sort());
    for (const writer of writers.keys()) {
      const own = heard.filter((type) => type.startsWith(`w${writer}-`));
      expect(own).toEqual(expected.filter((type) => type.startsWith(`w${writer}-`)));
    }
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { position } from '@/lib/events/ids.ts';
import { LogFollower } from '@/server/index/indexer/log-follower.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import { openToWrite } from '@/server/index/sqlite/open-file.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { openAppender, type Appender } from '../append-events.ts';
import type { Bench, Measure } from '../bench.ts';
import { observed } from '../measure.ts';

const perSecond = 1000;
const mostMilliseconds = 1000;
/** How often an indexer that has caught up looks for news. */
const waitMilliseconds = 250;

/** From the commit of an event until the index has its words, while a thousand a second are written. */
export const indexLag: Measure = async (bench) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-lag-'));
  const index = openToWrite({ folder, store: 'bench', identity: 'bench' });
  const appender = await openAppender(bench.location);
  try {
    // It begins with what is new.
    await index.append({ events: [], resume: position(String(await newest(bench.store))) });
    const times = await lags(bench, index, appender);
    const operation = `index lag, ${perSecond} events a second written`;
    return [observed({ operation, state: 'warm', times, most: mostMilliseconds })];
  } finally {
    await appender.undo();
    await index.close();
    rmSync(folder, { recursive: true });
  }
};

async function lags(
  { store, runs }: Bench,
  index: SearchIndex,
  appender: Appender,
): Promise<readonly number[]> {
  const total = runs(5 * perSecond);
  const written: number[] = [];
  const log = new LogFollower(store, index, new AbortController().signal);
  await log.start();
  const times: number[] = [];
  const follow = async (): Promise<void> => {
    while (times.length < total) {
      await log.step(waitMilliseconds);
      const { events } = await index.coverage();
      const now = performance.now();
      while (times.length < events) times.push(now - (written[times.length] ?? now));
    }
  };
  const ended = await Promise.allSettled([write(appender, total, written), follow()]);
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  return times;
}

/** Keeps the pace by the clock: what is held up is made up for. */
async function write(appender: Appender, total: number, written: number[]): Promise<void> {
  const began = performance.now();
  while (written.length < total) {
    const due = ((performance.now() - began) / 1000) * perSecond;
    while (written.length < Math.min(due, total)) {
      await appender.append();
      written.push(performance.now());
    }
    await sleep(5);
  }
}

async function newest(store: EventStore): Promise<string> {
  const { items } = await store.readLog(
    { all: [] },
    { direction: 'backward', after: null, until: null },
    { signal: new AbortController().signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  return items[0]?.position ?? '0';
}

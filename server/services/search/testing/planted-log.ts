import { instant, position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { logSurroundings } from '@/lib/query/evaluate/log-surroundings.ts';
import type { Truth } from '@/lib/query/evaluate/truth.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { indexFileOf } from '@/server/index/index-of-store.ts';
import { indexedEvent } from '@/server/index/indexed-event.ts';
import { forgetIndex } from '@/server/index/open-index.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import { openToWrite, removeFile, type IndexFile } from '@/server/index/sqlite/open-file.ts';
import { indexLog, ledgerOf } from '@/server/index/testing/index-events.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { OwnData } from '@/server/testing/own-data.ts';

export interface Planted {
  readonly log: readonly RecordedEvent[];
  /** Events an index covers; null: there is none. */
  readonly covered: number | null;
  /** Of those, events whose ledger the index has too, as when its process was ended; default: all. */
  readonly ledger?: number;
  /** Between which places an index of the newest events covers them too; default: there is none. */
  readonly recent?: readonly [from: number, to: number];
  /** An event that the store has lost since it was indexed. */
  readonly lost?: string;
  /** The store as it is reached; by default as it is. */
  readonly through?: (store: EventStore) => EventStore;
}

let made = 0;

/** Makes a log known as a store of its own, with an index of its first events. */
export async function withPlanted(
  own: OwnData,
  { log, covered, ledger, recent, lost, through = (store) => store }: Planted,
  run: (store: string) => Promise<void>,
): Promise<void> {
  made += 1;
  const id = `planted-${made}`;
  const { store, append } = openMemoryStore(0n);
  append(log);
  own.plant(id, through(lost === undefined ? store : without(store, lost)));
  if (covered === null) {
    await run(id);
    return;
  }
  const file = indexFileOf(await storeById(id));
  const index = openToWrite(file);
  try {
    await indexFirst(index, log.slice(0, covered), ledger ?? covered);
    if (recent !== undefined) await indexRecent({ ...file, recent: true }, log, recent);
    await run(id);
  } finally {
    await forgetIndex(id);
    await index.close();
    removeFile(file);
  }
}

async function indexRecent(
  file: IndexFile,
  log: Planted['log'],
  [from, to]: readonly [number, number],
): Promise<void> {
  const index = openToWrite(file);
  const events = log.slice(from, to).map(indexedEvent);
  await index.append({ events: [], resume: position(String(from)) });
  await index.append({ events, resume: position(String(to)) });
  await index.close();
}

async function indexFirst(index: SearchIndex, log: Planted['log'], ledger: number): Promise<void> {
  if (ledger >= log.length) {
    await indexLog(index, log, { batch: 20 });
    return;
  }
  const resume = log.at(-1)?.position ?? position('0');
  if (log.length > 0) await index.append({ events: log.map(indexedEvent), resume });
  if (ledger > 0) await index.appendLedger(ledgerOf(log).slice(0, ledger), ledger);
}

function without(store: EventStore, lost: string): EventStore {
  const left = (events: readonly RecordedEvent[]) => events.filter(({ id }) => id !== lost);
  return {
    ...store,
    async readLog(filter, range, options) {
      const page = await store.readLog(filter, range, options);
      return { ...page, items: left(page.items) };
    },
    async readPositions(positions, options) {
      return left(await store.readPositions(positions, options));
    },
  };
}

const comparePositions = (a: string, b: string): number => Number(a) - Number(b);

/** What the evaluator thinks of each event up to a head. */
export function judged(
  {
    log,
    asked,
    head,
  }: { readonly log: Planted['log']; readonly asked: Query; readonly head: number },
  service: string,
): readonly { readonly event: RecordedEvent; readonly truth: Truth }[] {
  const seen = log.slice(0, head);
  const clock = { now: instant(new Date().toISOString()), zone: 'UTC' };
  const judge = compileQuery(asked, { clock, comparePositions, service });
  const whole = logSurroundings(log, inferredReducer, comparePositions);
  const around = {
    ...logSurroundings(seen, inferredReducer, comparePositions),
    chainOf: (event: RecordedEvent) => whole.chainOf(event),
    effectsOf: (event: RecordedEvent) => whole.effectsOf(event),
  };
  return seen.map((event) => ({ event, truth: judge(new EventReading(event), around) }));
}

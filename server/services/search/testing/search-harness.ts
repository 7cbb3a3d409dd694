import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { instant, position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { narrowQuery } from '@/lib/query/narrow/narrow-query.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { logSurroundings } from '@/lib/query/evaluate/log-surroundings.ts';
import type { Surroundings } from '@/lib/query/evaluate/surroundings.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import { indexedEvent } from '@/server/index/indexed-event.ts';
import { openToWrite } from '@/server/index/sqlite/open-file.ts';
import { indexLog } from '@/server/index/testing/index-events.ts';
import { inferred, type StoreReducers } from '@/server/reducers/stream-reducer.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { indexedPart } from '../internal-indexed.ts';
import type { IndexedPart } from '../internal-indexed-part.ts';
import { Judge } from '../internal-judge.ts';
import { planOf } from '../internal-plan.ts';
import type { Hits, Mark, ScanStep, Tally } from '../internal-scan.ts';
import { recentPart } from '../internal-recent-part.ts';
import { searchLog } from '../internal-search-log.ts';

ownData();
const folder = mkdtempSync(join(tmpdir(), 'backstory-both-'));

/** To be called after all tests of a file. */
export const removeIndexes = (): void => {
  rmSync(folder, { recursive: true, force: true });
};

const inferredOnly: StoreReducers = new Map();
const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
const comparePositions = (a: string, b: string): number => Number(a) - Number(b);
const context = { clock, comparePositions, service: 'x' };
const planned = { service: 'x', clock };
const { signal } = new AbortController();

export interface Given {
  readonly log: readonly RecordedEvent[];
  readonly asked: Query;
  readonly part: IndexedPart | null;
  /** What an index of the newest events has a part in; default: there is none. */
  readonly recent?: IndexedPart | null;
  readonly limit: number;
  readonly head: number;
  /** What folds the streams; default: all of them are inferred. */
  readonly reducers?: StoreReducers;
  /** Goes on from the mark of the last event of a page, as if that one had not been shown. */
  readonly cut?: boolean;
}

interface Answer {
  readonly ids: readonly string[];
  readonly tally: Tally;
}

/** All pages of a search back from a head, each continued where the one before ended. */
export async function answerOf(given: Given): Promise<Answer> {
  const { log, asked, part, recent = null, limit, head, reducers = inferredOnly } = given;
  const memory = openMemoryStore(0n);
  memory.append(log);
  const { store } = memory;
  const plan = planOf(asked, { ...planned, store, reducers: () => Promise.resolve(reducers) });
  const newest = position(String(head));
  let tally: Tally = {
    examined: 0,
    matched: 0,
    unreadable: 0,
    searchedTo: null,
    newer: 0,
    provisional: null,
  };
  let after: Position | null = head < log.length ? position(String(head + 1)) : null;
  const ids: string[] = [];
  for (;;) {
    const scan = {
      ...{ store, signal, after, until: null, head: newest, tally, limit },
      ...{ events: 1000, milliseconds: 60_000 },
      judge: new Judge(plan, { store, head: newest, signal }),
    };
    const { found, end } = await pageOf(searchLog(scan, { part, recent }));
    const last = given.cut === true && found.length > 1 ? found.pop() : undefined;
    ids.push(...found.map(([id]) => id));
    if (last !== undefined) {
      ({ tally, after } = last[1]);
      continue;
    }
    ({ tally, next: after } = end);
    expect(end.capped === null).toBe(after === null);
    if (after === null) return { ids, tally };
  }
}

type Marked = readonly [id: string, mark: Mark];

async function pageOf(steps: AsyncIterable<ScanStep>) {
  const found: Marked[] = [];
  for await (const step of steps) {
    if (step.kind === 'hits') found.push(...markedIn(step));
    else if (step.kind === 'end') return { found, end: step };
  }
  throw new Error('A search ends with its end.');
}

const markedIn = ({ events, marks }: Hits): Marked[] =>
  events.flatMap(({ id }, index) => {
    const mark = marks[index];
    return mark === undefined ? [] : [[id, mark] as const];
  });

/** What the evaluator finds in the log up to the head. */
export function evaluated(given: Omit<Given, 'part' | 'limit'>): Answer['ids'] {
  const { log, asked, head } = given;
  const seen = log.slice(0, head);
  const judge = compileQuery(asked, context);
  // States are those up to the head; a cause is found wherever it stands.
  const whole = logSurroundings(log, inferredReducer, comparePositions);
  const folded = surroundingsByCategory(given, seen);
  return seen
    .filter((event) => {
      const around: Surroundings = {
        ...folded(event.category),
        chainOf: (of) => whole.chainOf(of),
        effectsOf: (of) => whole.effectsOf(of),
      };
      return judge(new EventReading(event), around) === true;
    })
    .map(({ id }) => id)
    .toReversed();
}

function surroundingsByCategory(
  { reducers = inferredOnly }: Pick<Given, 'reducers'>,
  seen: readonly RecordedEvent[],
): (category: string | null) => Surroundings {
  const known = new Map<string | null, Surroundings>();
  return (category) => {
    const source = reducers.get(category ?? '') ?? inferred;
    if (source.kind === 'code') throw new Error('The evaluator runs no code.');
    const around = known.get(category) ?? logSurroundings(seen, source.reducer, comparePositions);
    known.set(category, around);
    return around;
  };
}

let made = 0;

export async function withIndex(
  log: readonly RecordedEvent[],
  covered: number,
  run: (index: SearchIndex) => Promise<void>,
): Promise<void> {
  made += 1;
  const index = openToWrite({ folder, store: `store-${made}`, identity: 'both' });
  try {
    await indexLog(index, log.slice(0, covered), { batch: 20 });
    await run(index);
  } finally {
    await index.close();
  }
}

/** As `withIndex`, of the events after one number up to another. */
export async function withRecentIndex(
  log: readonly RecordedEvent[],
  [from, to]: readonly [number, number],
  run: (index: SearchIndex) => Promise<void>,
): Promise<void> {
  made += 1;
  const store = `store-${made}`;
  const index = openToWrite({ folder, store, identity: 'both', recent: true });
  try {
    await index.append({ events: [], resume: position(String(from)) });
    const events = log.slice(from, to).map(indexedEvent);
    if (events.length > 0) await index.append({ events, resume: position(String(to)) });
    await run(index);
  } finally {
    await index.close();
  }
}

type Asked = Omit<Given, 'part' | 'limit'>;

/** What an index of the newest events has a part in, beside that of the whole log. */
export async function recentFor(
  index: SearchIndex,
  whole: IndexedPart | null,
  { log, asked, head }: Asked,
): Promise<IndexedPart | null> {
  const { store, append } = openMemoryStore(0n);
  append(log);
  const plan = planOf(asked, { ...planned, store, reducers: () => Promise.resolve(inferredOnly) });
  const narrowing = narrowQuery(asked, plan.context);
  if (narrowing.kind === 'all') return null;
  const request = { store, index, plan, head: position(String(head)), narrowing, whole };
  return (await recentPart(request, signal)).part;
}

export async function partFor(
  index: SearchIndex,
  { log, asked, head, reducers = inferredOnly }: Asked,
): Promise<IndexedPart | null> {
  const { store, append } = openMemoryStore(0n);
  append(log);
  const plan = planOf(asked, { ...planned, store, reducers: () => Promise.resolve(reducers) });
  return (await indexedPart({ store, index, plan, head: position(String(head)) }, signal)).part;
}

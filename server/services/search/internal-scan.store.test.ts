import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { instant, position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { logSurroundings } from '@/lib/query/evaluate/log-surroundings.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { Judge } from './internal-judge.ts';
import { planOf, readQuery } from './internal-plan.ts';
import { scanLog, type ScanStep, type Tally } from './internal-scan.ts';

ownData();
const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
const comparePositions = (a: string, b: string): number => Number(a) - Number(b);
const nothing: Tally = {
  examined: 0,
  matched: 0,
  unreadable: 0,
  searchedTo: null,
  newer: 0,
  provisional: null,
};

interface Limits {
  readonly limit: number;
  readonly events: number;
  /** 0: the time is over as soon as one event is judged. */
  readonly milliseconds?: number;
  /** 0: each event is told of. */
  readonly tellMilliseconds?: number;
}

interface Part {
  readonly hits: readonly string[];
  readonly end: Extract<ScanStep, { kind: 'end' }>;
}

async function part(
  store: EventStore,
  q: string,
  {
    limit,
    events,
    after,
    tally,
    head,
    milliseconds = 60_000,
    tellMilliseconds = 60_000,
  }: Limits & {
    readonly after: Position | null;
    readonly tally: Tally;
    readonly head: Position;
  },
): Promise<Part> {
  const { signal } = new AbortController();
  const plan = planOf(readQuery(q, nothingMasked).query, { store, service: 'x', clock });
  const judge = new Judge(plan, { store, head, signal });
  const hits: string[] = [];
  for await (const step of scanLog({
    store,
    judge,
    after,
    until: null,
    head,
    tally,
    limit,
    events,
    milliseconds,
    tellMilliseconds,
    signal,
  })) {
    if (step.kind === 'hits') hits.push(...step.events.map(({ id }) => id));
    else if (step.kind === 'end') return { hits, end: step };
  }
  throw new Error('A scan ends with its end.');
}

async function scanned(store: EventStore, q: string, limits: Limits & { readonly head: Position }) {
  const hits: string[] = [];
  let after: Position | null = null;
  let tally = nothing;
  for (;;) {
    const { hits: found, end }: Part = await part(store, q, { ...limits, after, tally });
    hits.push(...found);
    ({ tally, next: after } = end);
    if (after === null) {
      expect(end.capped).toBeNull();
      return { hits, tally };
    }
    expect(end.capped).not.toBeNull();
  }
}

/** Pages that end early, as a store may end them: before the limit, and without any event. */
const shortPaged = (store: EventStore, most: number): EventStore => ({
  ...store,
  readLog: (filter, range, options) =>
    store.readLog(filter, range, {
      ...options,
      limit: Math.min(options.limit, most),
      maxScanned: Math.min(options.maxScanned, most),
    }),
});

/** The same store when it can do less by itself. */
const doingOnly = (store: EventStore, terms: readonly string[]): EventStore => ({
  ...store,
  capabilities: {
    ...store.capabilities,
    pushdown: new Set([...store.capabilities.pushdown].filter((term) => terms.includes(term))),
  },
});

function opened(log: readonly RecordedEvent[]): EventStore {
  const { store, append } = openMemoryStore(0n);
  append(log);
  return store;
}

describe('a scan of the log', () => {
  it('finds what the definition finds, whatever is pushed, however short the pages and budgets', async () => {
    const { pushdown } = openMemoryStore(0n).store.capabilities;
    const asked = fc.record({
      clauses: fc.array(fc.constantFrom(...sensibleClauses, ...stateClauses), {
        minLength: 1,
        maxLength: 2,
      }),
      terms: fc.subarray([...pushdown]),
      most: fc.integer({ min: 1, max: 15 }),
      limit: fc.integer({ min: 1, max: 15 }),
      events: fc.integer({ min: 1, max: 15 }),
      milliseconds: fc.constantFrom(0, 60_000),
      tellMilliseconds: fc.constantFrom(0, 60_000),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryLog, asked, async (log, { clauses, terms, most, ...limits }) => {
        const q = clauses.join(' and ');
        // What the store does not tell of effects is unknown here and known to the definition.
        fc.pre(log.length > 0 && !q.includes('causes:'));
        const store = shortPaged(doingOnly(opened(log), terms), most);
        const judge = compileQuery(readQuery(q, nothingMasked).query, {
          clock,
          comparePositions,
          service: 'x',
        });
        const around = logSurroundings(log, inferredReducer, comparePositions);
        const truths = log.map((event) => judge(new EventReading(event), around));
        const expected = log.filter((_, index) => truths[index] === true).map(({ id }) => id);
        const { hits, tally } = await scanned(store, q, {
          ...limits,
          head: position(String(log.length)),
        });
        expect(hits).toStrictEqual(expected.reverse());
        expect(tally.matched).toBe(hits.length);
        expect(tally.unreadable).toBe(truths.filter((truth) => truth === 'unknown').length);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves out what was recorded after its head', async () => {
    const log =
      fc.sample(arbitraryLog, { numRuns: 40, seed: 3 }).find(({ length }) => length > 6) ?? [];
    const { hits } = await scanned(opened(log), '', { limit: 2, events: 100, head: position('4') });
    expect(hits).toStrictEqual(['e-3', 'e-2', 'e-1', 'e-0']);
  });

  it('tells what it has found while the rest of a batch is judged', async () => {
    const log =
      fc.sample(arbitraryLog, { numRuns: 40, seed: 3 }).find(({ length }) => length > 6) ?? [];
    const { signal } = new AbortController();
    const [store, head] = [opened(log), position(String(log.length))];
    const { query } = readQuery('version:exists', nothingMasked);
    const judge = new Judge(planOf(query, { store, service: 'x', clock }), { store, head, signal });
    const told: string[] = [];
    const limits = { limit: 100, events: 100, milliseconds: 60_000, tellMilliseconds: 0 };
    const scan = {
      store,
      judge,
      after: null,
      until: null,
      head,
      tally: nothing,
      ...limits,
      signal,
    };
    for await (const step of scanLog(scan)) {
      if (step.kind === 'hits') told.push(`${step.events.length} found`);
      else told.push(`${step.kind} ${step.tally.examined}`);
    }
    expect(told.slice(0, 4)).toStrictEqual(['1 found', 'progress 1', '1 found', 'progress 2']);
    expect(told.at(-1)).toBe(`end ${log.length}`);
  });

  it('ends within a batch where its time is over', async () => {
    const log =
      fc.sample(arbitraryLog, { numRuns: 40, seed: 3 }).find(({ length }) => length > 6) ?? [];
    const from = { after: null, tally: nothing, head: position(String(log.length)) };
    const limits = { limit: 100, events: 100, milliseconds: 0 };
    const { end } = await part(opened(log), '', { ...limits, ...from });
    expect(end).toMatchObject({ capped: 'time', tally: { examined: 1, matched: 1 } });
  });

  it('says what stopped it', async () => {
    const log =
      fc.sample(arbitraryLog, { numRuns: 40, seed: 3 }).find(({ length }) => length > 6) ?? [];
    const from = { after: null, tally: nothing, head: position(String(log.length)) };
    const page = await part(opened(log), '', { limit: 2, events: 100, ...from });
    expect(page.end).toMatchObject({ capped: 'page', tally: { examined: 2, matched: 2 } });
    const budget = await part(opened(log), 'event:none', { limit: 2, events: 3, ...from });
    expect(budget.end).toMatchObject({ capped: 'events', tally: { examined: 3, matched: 0 } });
    const last = await part(opened(log), '', { limit: log.length, events: 100, ...from });
    expect(last.end).toMatchObject({ capped: null, next: null });
  });

  it('fails as the store fails instead of ending as if it were whole', async () => {
    const log =
      fc.sample(arbitraryLog, { numRuns: 40, seed: 3 }).find(({ length }) => length > 6) ?? [];
    const store = shortPaged(opened(log), 2);
    for (const code of ['store_timeout', 'store_unavailable'] as const) {
      let reads = 0;
      const failing: EventStore = {
        ...store,
        readLog(filter, range, options) {
          reads += 1;
          if (reads > 2) return Promise.reject(new AppError(code, 'It broke.'));
          return store.readLog(filter, range, options);
        },
      };
      await expect(
        scanned(failing, '', { limit: 100, events: 100, head: position(String(log.length)) }),
      ).rejects.toMatchObject({ code });
    }
  });
});

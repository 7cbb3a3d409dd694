import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundStream, LookupStep } from '@/lib/api/lookup.ts';
import type { HealthStep } from '@/lib/api/health.ts';
import { position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import { environment } from '@/server/env.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { polledTail } from '@/server/stores/shared/polled-tail.ts';
import { arbitraryFaults, faultyStore, type FaultyStore } from '@/server/testing/faulty-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readHealth } from './health/read-health.ts';
import { exportJob, pinExport } from './search/index.ts';
import { lookupValue } from './search/lookup-value.ts';
import { tailEvents } from './search/tail-events.ts';
import { tailedBy, untilAnswered } from './search/testing/gone-on.ts';
import { runByHand } from './search/testing/job-by-hand.ts';
import { pinTruth, truthJob } from './streams/index.ts';

const own = ownData();
const runs = Number(process.env.FAULT_RUNS ?? 25);
const { signal } = new AbortController();

const log = arbitraryLog.filter((events) => events.length > 1);

const allow = (searchEvents: number): void => {
  Object.assign(environment(), { searchEvents });
};

interface Planted {
  readonly id: string;
  readonly faulty: FaultyStore;
}

/** A log in a store of its own, which fails by plan; its tail is read through the same failures. */
function planted(events: readonly RecordedEvent[]): Planted {
  allow(200_000);
  // Always under one name, so that no other store holds causes of its events.
  const id = 'faulty';
  const { store, append } = openMemoryStore(0n);
  append(events);
  const faulty = faultyStore(store);
  const head = async (within: AbortSignal) => (await store.horizon(within)).head;
  const polled = { origin: position('0'), pollMilliseconds: 1, head };
  own.plant(id, {
    ...faulty.store,
    tail: (filter, after, within) =>
      polledTail(
        { ...polled, readLog: (...asked) => faulty.store.readLog(...asked) },
        { filter, after, signal: within },
      ),
  });
  return { id, faulty };
}

const from = (cursor: string | null) => (cursor === null ? {} : { cursor });

type LookupEnd = Extract<LookupStep, { kind: 'end' }>;

/** What is known of each stream when a part of a lookup ends, which is gone on with until its end. */
async function lookups(store: string, value: string) {
  const parts: { readonly found: ReadonlyMap<string, FoundStream>; readonly end: LookupEnd }[] = [];
  const found = new Map<string, FoundStream>();
  let cursor: string | null = null;
  await untilAnswered(async () => {
    const answer = await lookupValue(callAs(), { store, value, ...from(cursor) });
    const waiting: FoundStream[] = [];
    for await (const step of answer.value) {
      if (step.kind === 'found') waiting.push(...step.items);
      if (step.kind !== 'end') continue;
      for (const each of waiting) if (!found.has(each.stream)) found.set(each.stream, each);
      parts.push({ found: new Map(found), end: step });
      cursor = step.next;
      return step.next === null;
    }
    throw new Error('A lookup ends with its end.');
  });
  return parts;
}

describe('a lookup whose store fails now and then', () => {
  it('says that these are all only when it has every stream, and knows each whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        arbitraryFaults,
        fc.record({
          value: fc.constantFrom('ann@example.org', 'open', 'account-1', '5', 'c-1'),
          budget: fc.constantFrom(1, 3, 200_000),
        }),
        async (events, plan, { value, budget }) => {
          const { id, faulty } = planted(events);
          const [whole] = await lookups(id, value);
          allow(budget);
          faulty.plan(plan);
          const parts = await lookups(id, value);
          for (const { found, end } of parts) {
            if (!end.complete) continue;
            expect(whole?.end.complete).toBe(true);
            expect(found).toEqual(whole?.found);
          }
          expect(parts.at(-1)?.end.complete).toBe(whole?.end.complete);
        },
      ),
      { numRuns: runs * 2 },
    );
  });

  it('goes on knowing what its first part could not tell', async () => {
    const { id } = planted(
      ['{"email":"ann@example.org"}', '{"email":', '{"note":1}', '{"note":2}'].map((text, at) => ({
        ...sampleEvent(at, { json: text }),
      })),
    );
    const [whole] = await lookups(id, 'ann@example.org');
    expect(whole?.end.complete).toBe(false);
    allow(1);
    const parts = await lookups(id, 'ann@example.org');
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ end }) => end.complete)).not.toContain(true);
  });
});

describe('an examination whose store fails now and then', () => {
  it('is called complete only when it has found everything', async () => {
    await fc.assert(
      fc.asyncProperty(log, arbitraryFaults, async (events, plan) => {
        const { id, faulty } = planted(events);
        const whole = await examined(id);
        faulty.plan(plan);
        const end = await examined(id);
        expect(whole.complete).toBe(true);
        if (end.complete) expect(end.findings).toEqual(whole.findings);
        else expect(end.unasked).toBeGreaterThan(0);
        expect(end.examined).toBe(events.length);
      }),
      { numRuns: runs },
    );
  });
});

async function examined(store: string) {
  let end: Extract<HealthStep, { kind: 'end' }> | null = null;
  await untilAnswered(async () => {
    const { value } = await readHealth(callAs(), { store, again: '1' });
    for await (const step of value) if (step.kind === 'end') end = step;
    return true;
  });
  if (end === null) throw new Error('An examination ends with its end.');
  return end as Extract<HealthStep, { kind: 'end' }>;
}

describe('a tail whose store fails now and then', () => {
  it('is live only when every event was told, each of them once', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.constantFrom('', 'type:AccountOpened', 'stream:account-*', 'version:>0'),
        arbitraryFaults,
        async (events, q, plan) => {
          const { id, faulty } = planted(events);
          const whole = await followed(id, q);
          faulty.plan(plan);
          expect(await followed(id, q)).toEqual(whole);
        },
      ),
      { numRuns: runs },
    );
  });
});

const followed = (store: string, q: string): Promise<readonly string[]> =>
  tailedBy((after) => tailEvents(callAs(), { store, q, after, follow: '0' }));

describe('a job whose store fails now and then', () => {
  it('exports every match when it says so, whatever it went through', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.constantFrom('', 'type:AccountOpened', 'change.status:exists', '| count by type'),
        arbitraryFaults,
        async (events, q, plan) => {
          const { id, faulty } = planted(events);
          const question = { store: id, q, zone: 'UTC', format: 'ndjson' } as const;
          const input = await pinExport(question, { signal, policy: nothingMasked });
          const whole = await runByHand(exportJob, id, input);
          faulty.plan(plan);
          const { text, outcome } = await runByHand(exportJob, id, input);
          expect({ text, outcome }).toEqual({ text: whole.text, outcome: whole.outcome });
        },
      ),
      { numRuns: runs },
    );
  });

  it('asks every stream of a category whether a condition held, when it says so', async () => {
    await fc.assert(
      fc.asyncProperty(log, arbitraryFaults, async (events, plan) => {
        const { id, faulty } = planted(events);
        const question = { store: id, category: 'account', when: 'status:open' };
        const input = await pinTruth(question, { signal, policy: nothingMasked });
        const whole = await runByHand(truthJob, id, input);
        faulty.plan(plan);
        const { text, outcome } = await runByHand(truthJob, id, input);
        expect({ text, outcome }).toEqual({ text: whole.text, outcome: whole.outcome });
      }),
      { numRuns: runs },
    );
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { PushableTerm, PushedFilter, PushedTerm } from '../../port.ts';
import { matches } from '../../shared/matches.ts';
import type { Harness, Opened } from '../harness.ts';
import { seedLog, standardLog, timeAt, uuid } from '../seeds.ts';
import { everything, idsOf, noTypes, reading, walkLog, whole, type Direction } from '../suite.ts';

const terms: readonly PushableTerm[] = [
  'stream',
  'streamPrefix',
  'category',
  'type',
  'tag',
  'recordedFrom',
  'recordedTo',
  'correlationId',
  'causationId',
  'initiator',
  'dataEquals',
  'dataContains',
];

/** Values worth asking for: some that occur in the log, some that nearly do. */
function valuesFor(term: PushableTerm, events: readonly RecordedEvent[]): readonly string[] {
  const seen = (read: (event: RecordedEvent) => string | null): readonly string[] =>
    [...new Set(events.flatMap((event) => read(event) ?? []))].slice(0, 6);
  const values: Readonly<Record<PushableTerm, readonly string[]>> = {
    stream: [...seen((event) => event.streamId), 'order', ''],
    streamPrefix: ['order', 'order-1', 'account-', 'ORDER', '%', '_', '', 'invoice-99'],
    category: ['order', 'account', 'Order', 'ord', ''],
    type: ['Type0', 'Type1', 'type1', 'Type', '%', ''],
    tag: ['vip', 'VIP', 'new customer', '', '"'],
    recordedFrom: [timeAt(0), timeAt(9, 2), timeAt(9, 3), timeAt(20), timeAt(999)],
    recordedTo: [timeAt(0), timeAt(9, 2), timeAt(9, 3), timeAt(20), timeAt(999)],
    correlationId: [...seen((event) => event.correlationId), 'correlation', ''],
    causationId: [...seen((event) => event.causationId), uuid(99_999), 'no-uuid'],
    initiator: ['person-0', 'person-2', 'Person-0', ''],
    dataEquals: [],
    dataContains: ['number', '7', 'NUMBER', '"'],
  };
  return values[term];
}

export function filterGroup(harness: Harness): void {
  describe('filtering the log', () => {
    const standard = standardLog(harness.firstVersion);
    const tagged = harness.cannot.tags === undefined;
    const seeds = standard.map((seed, index) =>
      tagged && index % 3 === 0 ? { ...seed, tags: ['vip', 'new customer'] } : seed,
    );
    let opened: Opened;
    let log: readonly RecordedEvent[];
    beforeAll(async () => {
      opened = await harness.open(seeds);
      log = await walkLog(opened.store, everything);
    });
    afterAll(() => opened.close());

    const expectSame = async (
      filter: PushedFilter,
      direction: Direction = 'forward',
      limit = 500,
    ) => {
      const wanted = idsOf(log.filter((event) => matches(filter, event)));
      const found = idsOf(await walkLog(opened.store, filter, { direction, options: { limit } }));
      expect(found).toEqual(direction === 'forward' ? wanted : [...wanted].reverse());
    };

    it.each(terms)('answers %s as the evaluator does, or says that it cannot', async (term) => {
      const { store } = opened;
      if (!store.capabilities.pushdown.has(term)) {
        const filter = { all: [{ term, anyOf: ['x'], negated: false }] };
        await expect(store.readLog(filter, whole(), reading())).rejects.toMatchObject({
          code: 'unsupported',
        });
        return;
      }
      for (const value of valuesFor(term, log)) {
        for (const negated of [false, true]) {
          await expectSame({ all: [{ term, anyOf: [value], negated }] });
        }
      }
    });

    it('takes several values as "any of them", and none as "nothing"', async () => {
      for (const term of opened.store.capabilities.pushdown) {
        await expectSame({ all: [{ term, anyOf: valuesFor(term, log), negated: false }] });
        await expectSame({ all: [{ term, anyOf: [], negated: false }] });
        await expectSame({ all: [{ term, anyOf: [], negated: true }] });
      }
    });

    it('takes any filter as the evaluator does, whatever the page size and direction', async (context) => {
      const pushable = [...opened.store.capabilities.pushdown];
      if (pushable.length === 0) return context.skip('the store filters nothing itself');
      const term: fc.Arbitrary<PushedTerm> = fc.constantFrom(...pushable).chain((name) =>
        fc.record({
          term: fc.constant(name),
          anyOf: fc.subarray([...valuesFor(name, log)], { maxLength: 3 }),
          negated: fc.boolean(),
        }),
      );
      const filters = fc.array(term, { maxLength: 3 });
      const directions = fc.constantFrom<Direction>('forward', 'backward');
      await fc.assert(
        fc.asyncProperty(
          filters,
          directions,
          fc.integer({ min: 1, max: 50 }),
          (all, direction, limit) => expectSame({ all }, direction, limit),
        ),
        { numRuns: 60 },
      );
    });

    it('looks at no more than maxScanned events a page, and loses none on the way', async (context) => {
      const [term] = ['type', 'category', 'stream'].filter((name) =>
        opened.store.capabilities.pushdown.has(name as PushableTerm),
      );
      if (term === undefined) return context.skip('the store filters by no name itself');
      const filter: PushedFilter = {
        all: [
          {
            term: term as PushableTerm,
            anyOf: valuesFor(term as PushableTerm, log).slice(0, 2),
            negated: true,
          },
        ],
      };
      const found: RecordedEvent[] = [];
      let after: Position | null = null;
      do {
        const range = { direction: 'forward', after, until: null } as const;
        const page = await opened.store.readLog(filter, range, reading({ maxScanned: 3 }));
        expect(page.scanned).toBeLessThanOrEqual(3);
        found.push(...page.items);
        after = page.next;
      } while (after !== null);
      expect(idsOf(found)).toEqual(idsOf(log.filter((event) => matches(filter, event))));
    });

    it('stays within `after` and `until`', async () => {
      const [from, to] = [log[5]?.position ?? null, log[25]?.position ?? null];
      for (const term of opened.store.capabilities.pushdown) {
        const filter = { all: [{ term, anyOf: valuesFor(term, log).slice(0, 3), negated: false }] };
        const page = await opened.store.readLog(
          filter,
          { direction: 'forward', after: from, until: to },
          reading(),
        );
        const wanted = log.slice(6, 26).filter((event) => matches(filter, event));
        expect(idsOf(page.items)).toEqual(idsOf(wanted));
      }
    });

    it('finds a late match in a long log by going on', async (context) => {
      if (!opened.store.capabilities.pushdown.has('type')) return context.skip(noTypes);
      const parts = Array.from({ length: 3000 }, (_, n) => ({
        streamId: `order-${n % 50}`,
        type: n === 2990 ? 'Rare' : 'Common',
      }));
      const long = await harness.open(seedLog(parts, harness));
      try {
        const filter: PushedFilter = { all: [{ term: 'type', anyOf: ['Rare'], negated: false }] };
        const found = await walkLog(long.store, filter, {
          options: { maxScanned: 700, limit: 10 },
        });
        expect(found.map((event) => event.type)).toEqual(['Rare']);
      } finally {
        await long.close();
      }
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { seedLog, timeAt } from '../conformance/seeds.ts';
import { everything, reading, walkLog, withStore } from '../conformance/suite.ts';
import type { EventStore, PushedFilter, PushedTerm } from '../port.ts';
import { castoreFixture } from './testing/castore-fixture.ts';
import { commandedFixture } from './testing/commanded-fixture.ts';
import { emmettFixture } from './testing/emmett-fixture.ts';
import { plansWhile } from './testing/logged-plans.ts';
import { mappedFixture } from './testing/mapped-fixture.ts';
import { martenFixture } from './testing/marten-fixture.ts';
import { messageDbFixture } from './testing/message-db-fixture.ts';
import { railsFixture } from './testing/rails-fixture.ts';
import { tableHarness, type TableFixture } from './testing/table-harness.ts';
import { withServer } from './testing/with-server.ts';

/** A table of this size is read whole sooner than by an index: that is no plan for a large one. */
const explained = [
  ...['enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off'],
  ...['session_preload_libraries=auto_explain', 'auto_explain.log_min_duration=0'],
  ...['auto_explain.log_analyze=on', 'auto_explain.log_timing=off'],
  ...['auto_explain.log_format=json', 'log_line_prefix=app=%a|'],
];
const on = withServer({ settings: explained, databases: ['conformance'] });

const events = 1200;
/** Most events a page may look at; the long stream has no more. */
const maxScanned = 300;

/** Most events in two large categories, some in a rare one; one long stream, and many short ones. */
const seedsFor = (fixture: TableFixture) =>
  seedLog(
    Array.from({ length: events }, (_, n) => ({
      streamId: streamAt(n),
      type: n % 100 === 7 ? 'Rare' : `Type${n % 3}`,
      correlationId: `correlation-${n % 400}`,
      recordedAt: timeAt(n * 60),
    })),
    fixture,
  );

function streamAt(n: number): string {
  if (n % 150 === 5) return `invoice-${n}`;
  return n % 5 === 0 ? 'order-long' : `${n % 2 === 0 ? 'order' : 'account'}-${n % 97}`;
}

const term = (
  name: PushedTerm['term'],
  value: string | null | undefined,
  negated = false,
): PushedTerm => ({ term: name, anyOf: [value ?? 'none'], negated });

/** What searches hand to a store: each term by itself and together with others. */
function filtersFor(log: readonly RecordedEvent[]): readonly PushedFilter[] {
  const at = (share: number) => log[Math.floor(log.length * share)];
  const long = log.find(({ version }) => version > 100n);
  const rare = log.find(({ streamId }) => streamId.startsWith('invoice'));
  const { category } = at(0.5) ?? {};
  const early = [
    term('recordedFrom', at(0.1)?.recordedAt),
    term('recordedTo', at(0.12)?.recordedAt),
  ];
  const sets: readonly (readonly PushedTerm[])[] = [
    ...[[term('type', 'Type1')], [term('type', 'Rare')], [term('type', 'Nothing')]],
    ...[[term('category', category)], [term('category', rare?.category)]],
    ...[[term('stream', at(0.3)?.streamId)], [term('stream', long?.streamId)]],
    ...[[term('stream', 'nothing-1')], [term('streamPrefix', at(0.3)?.streamId.slice(0, 6))]],
    ...[[term('correlationId', at(0.3)?.correlationId)], [term('initiator', 'person-0')]],
    ...[[term('recordedFrom', at(0.9)?.recordedAt)], early],
    ...[
      [term('type', 'Rare'), ...early],
      [term('category', category), ...early],
    ],
    ...[[term('category', category), term('type', 'Rare')], [term('type', 'Type1', true)]],
    ...[[term('stream', long?.streamId), term('type', 'Rare')]],
    ...[[term('correlationId', at(0.3)?.correlationId), ...early]],
    ...[[{ ...term('type', null), anyOf: ['Rare', 'Type2'] }, term('category', category, true)]],
  ];
  return sets.map((all) => ({ all }));
}

const printed = ({ all }: PushedFilter): string =>
  all
    .map(({ term: name, anyOf, negated }) => `${negated ? '-' : ''}${name}:${anyOf.join('|')}`)
    .join(' ');

const fixtures: readonly (readonly [string, TableFixture])[] = [
  ['Message DB', messageDbFixture],
  ['Castore', castoreFixture],
  ['Marten', martenFixture],
  ['Commanded', commandedFixture],
  ['Rails Event Store', railsFixture('jsonb')],
  ['a mapped table', mappedFixture],
];

async function readPages(
  store: EventStore,
  filter: PushedFilter,
  within: readonly RecordedEvent[],
) {
  const options = reading({ limit: 10, maxScanned });
  for (const event of [null, ...within]) {
    const range = { direction: 'backward', after: event?.position ?? null, until: null } as const;
    await store.readLog(filter, range, options);
  }
}

/** Statements that sort more than a page or look for several terms without an end, with what was asked. */
async function beyondIn(store: EventStore, log: readonly RecordedEvent[]) {
  const beyond: string[] = [];
  const filters = filtersFor(log).filter(({ all }) =>
    all.every((each) => store.capabilities.pushdown.has(each.term)),
  );
  for (const filter of filters) {
    const plans = await plansWhile(on(), () => readPages(store, filter, log.slice(700, 701)));
    expect(plans.length).toBeGreaterThan(1);
    const endless = filter.all.length > 1 ? 'log' : '';
    const found = plans.filter(
      ({ shape, nodes, sorted }) =>
        sorted > maxScanned + 1 || shape === endless || nodes.includes('Seq Scan'),
    );
    beyond.push(...found.map(({ sorted, sql }) => `${printed(filter)} sorts ${sorted}: ${sql}`));
  }
  return beyond;
}

const withFilled = (fixture: TableFixture, use: (store: EventStore) => Promise<void>) =>
  withStore(tableHarness(fixture, on), seedsFor(fixture), async ({ store }) => {
    const admin = await on().admin('conformance');
    await admin.query('ANALYZE');
    await admin.end();
    await use(store);
  });

describe.each(fixtures)('the plans for filtered reads of %s', (_, fixture) => {
  it('sort no more than a page or a stream, and end with the budget where several terms are asked', async () => {
    await withFilled(fixture, async (store) => {
      const log = await walkLog(store, everything);
      expect(log).toHaveLength(events);
      expect(await beyondIn(store, log)).toEqual([]);
    });
  }, 240_000);
});

describe('the plans for filtered reads of Emmett', () => {
  it('go by the key of a stream, although no index is in the order of its log', async () => {
    await withFilled(emmettFixture, async (store) => {
      const [, , event] = await walkLog(store, everything);
      const filter = { all: [term('stream', event?.streamId)] };
      const plans = await plansWhile(on(), () => readPages(store, filter, []));
      expect(Math.max(...plans.map(({ sorted }) => sorted))).toBeLessThan(maxScanned);
    });
  }, 240_000);
});

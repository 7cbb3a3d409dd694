import { describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { standardLog } from '../conformance/seeds.ts';
import { reading, whole } from '../conformance/suite.ts';
import type { EventStore } from '../port.ts';
import { kinds, onNames } from './testing/careless-tables.ts';
import { castoreFixture } from './testing/castore-fixture.ts';
import { commandedFixture } from './testing/commanded-fixture.ts';
import { emmettFixture } from './testing/emmett-fixture.ts';
import { listen } from './testing/listener.ts';
import { martenFixture } from './testing/marten-fixture.ts';
import { messageDbFixture } from './testing/message-db-fixture.ts';
import { plansWhile, type LoggedPlan } from './testing/logged-plans.ts';
import { railsFixture } from './testing/rails-fixture.ts';
import { tableHarness, type TableFixture } from './testing/table-harness.ts';
import { withServer } from './testing/with-server.ts';

/**
 * The planner is told to do without scans of whole tables and without sorting. Where one stands in a
 * plan all the same, there is no other way to answer: however large the table grows.
 */
const reluctant = ['enable_seqscan=off', 'enable_sort=off', 'enable_bitmapscan=off'];
const explained = [
  ...['session_preload_libraries=auto_explain', 'auto_explain.log_min_duration=0'],
  ...['auto_explain.log_format=json', 'log_line_prefix=app=%a|'],
];

const on = withServer({ settings: [...reluctant, ...explained], databases: ['conformance'] });

/** A page of the log and of a stream in both directions, from the start and from within. */
async function readPages(store: EventStore): Promise<void> {
  for (const direction of ['forward', 'backward'] as const) {
    const page = reading({ limit: 3 });
    const log = await store.readLog({ all: [] }, whole(direction), page);
    await store.readLog({ all: [] }, { direction, after: log.next, until: null }, page);
    const stream = log.items[0]?.streamId;
    if (stream === undefined) continue;
    const { next } = await store.readStream(stream, whole(direction), page);
    await store.readStream(stream, { direction, after: next, until: null }, page);
  }
}

async function follow(store: EventStore): Promise<void> {
  const { items } = await store.readLog({ all: [] }, whole(), reading({ limit: 1 }));
  const heard = listen(store, items[0]?.position ?? 'head');
  await heard.until(() => heard.position() !== null);
  await heard.stop();
}

async function plansOf(
  fixture: TableFixture,
  use: (store: EventStore) => Promise<void>,
): Promise<readonly LoggedPlan[]> {
  const opened = await tableHarness(fixture, on).open(standardLog(fixture.firstVersion));
  const plans = await plansWhile(on(), () => use(opened.store));
  await opened.close();
  return plans;
}

/** What a layout has no index for, and why nothing can be done about it from outside. */
type Unhelped = Readonly<Partial<Record<string, string>>>;

const fixtures: readonly (readonly [string, TableFixture, Unhelped])[] = [
  ['Message DB', messageDbFixture, {}],
  ['Emmett', emmettFixture, { log: 'no index is in the order of its log' }],
  ['Castore', castoreFixture, {}],
  ['Marten', martenFixture, {}],
  ['Commanded', commandedFixture, {}],
  [
    'Rails Event Store',
    railsFixture('jsonb'),
    { stream: 'places in a stream may be empty, so that two columns make its order' },
  ],
];

const wholeTable = ['Sort', 'Seq Scan'];
const looksAtAll = ({ nodes }: LoggedPlan): boolean =>
  nodes.some((node) => wholeTable.includes(node));

describe.each(fixtures)('the plans for %s', (_, fixture, unhelped) => {
  it('read a page by an index, without a sort of the table', async () => {
    const plans = await plansOf(fixture, readPages);
    const pages = plans.filter(({ shape }) => shape === 'log' || shape === 'stream');
    expect(new Set(pages.map(({ shape }) => shape))).toEqual(new Set(['log', 'stream']));
    const all = pages.filter(looksAtAll).map(({ shape }) => shape);
    expect([...new Set(all)]).toEqual(Object.keys(unhelped));
  });

  it('follow the log without a look at the whole of it', async () => {
    const plans = await plansOf(fixture, follow);
    const reads = plans.filter(({ sql }) => /FROM .*(LIMIT|ANY)/.test(sql));
    expect(reads.length).toBeGreaterThan(0);
    const all = reads.filter(({ nodes }) => nodes.includes('Seq Scan'));
    if (unhelped['log'] === undefined) expect(all.map(({ sql }) => sql)).toEqual([]);
  });
});

describe.each(kinds)('the plans for names in columns to which they are the same: %s', (...kind) => {
  it('read a stream in the order of its index', async () => {
    await onNames(on(), kind, async (store) => {
      const plans = await plansWhile(on(), async () => {
        await store.readStream(streamId('order-1'), whole(), reading({ limit: 3 }));
        await store.readStreams(['order-1', 'x-1'].map(streamId), reading({ limit: 3 }));
      });
      expect(plans.flatMap(({ lookups }) => lookups).join()).toContain('stream_name');
      expect(plans.filter(looksAtAll)).toEqual([]);
    });
  });

  it('go by an index to a filter of type', async () => {
    await onNames(on(), kind, async (store) => {
      const filter = { all: [{ term: 'type', anyOf: ['opened'], negated: false }] } as const;
      const plans = await plansWhile(on(), async () => {
        await store.readLog(filter, whole(), reading({ limit: 3 }));
      });
      expect(plans.flatMap(({ lookups }) => lookups).join()).toContain('type');
    });
  });
});

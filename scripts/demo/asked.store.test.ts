import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { searchEvents } from '@/server/services/search/search-events.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import type { Row, StoreName } from './core/journal.ts';
import { writeStore } from './core/write-store.ts';
import { generateDemo } from './generate.ts';
import { STORES } from './stamp.ts';
import { asked, takeover, unreadable } from './stories.ts';

const own = ownData();
const demo = generateDemo({ seed: 'fernway', scale: 0.01 });

/** The day after the demo ends, so that `last:` always means the same. */
const today = '2026-11-21T00:00:00Z';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(today) });
  for (const name of STORES) {
    const path = own.write(name, []);
    rmSync(path);
    writeStore(path, demo[name].rows, demo[name].snapshots);
  }
});
afterAll(() => {
  vi.useRealTimers();
});

type Rows = readonly (readonly (string | null)[])[];

interface Answer {
  readonly ids: readonly string[];
  readonly rows: Rows;
  readonly indexed: boolean;
}

async function ask(store: StoreName, q: string): Promise<Answer> {
  const { value } = await searchEvents(callAs(), { store, q, limit: 500 });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  const { complete, capped, unreadable: untold } = end.coverage;
  // Streams with an unreadable event have states that nobody can tell: an answer about them says so.
  expect({ capped, whole: complete || untold > 0 }).toEqual({ capped: null, whole: true });
  expect(complete || /state|was|change/.test(q), q).toBe(true);
  const table = steps.findLast((step) => step.kind === 'table');
  return {
    ids: steps.flatMap((step) => (step.kind === 'hits' ? step.items.map(({ id }) => id) : [])),
    rows: table?.rows ?? [],
    indexed: end.coverage.index !== null,
  };
}

const rowsOf = (store: StoreName, keep: (row: Row) => boolean): readonly Row[] =>
  demo[store].rows.filter(keep);

const newestFirst = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id).reverse();

const dataOf = ({ data }: Row): Record<string, unknown> => {
  const value: unknown = typeof data === 'string' ? JSON.parse(data) : {};
  return Object.fromEntries(Object.entries(value ?? {}));
};

/** How many rows there are of each value, most first, as the table of `count by` has them. */
function countedBy(rows: readonly Row[], value: (row: Row) => string): Rows {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(value(row), (counts.get(value(row)) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .map(([name, count]) => [name, String(count)]);
}

const sorted = (rows: Rows): Rows =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const between = ({ recordedAt }: Row, from: string, to: string): boolean =>
  recordedAt >= from && recordedAt < to;

const ann = rowsOf('accounts', ({ stream }) => stream === takeover.stream);
const limitRaised = rowsOf(
  'accounts',
  ({ stream, version }) => stream === asked.limits.above && version === 2,
)[0];

const undecoded: readonly number[] = [unreadable.cutOff, unreadable.notUtf8];

interface Example {
  readonly who: string;
  readonly store: StoreName;
  readonly q: string;
  readonly ids?: readonly string[];
  readonly rows?: Rows;
}

/** What people ask, with the answer read off the rows by hand. */
const examples: readonly Example[] = [
  {
    who: 'support: every change of the e-mail address of an account',
    store: 'accounts',
    q: `stream:${takeover.stream} change.email:exists last:250d`,
    ids: newestFirst(ann.filter(({ version }) => [41, 47].includes(version))),
  },
  {
    who: 'support: who had this address on a day',
    store: 'accounts',
    q: `category:account state.email:"${takeover.email}" at:2026-03-01 | count by stream`,
    rows: [[takeover.stream, String(takeover.events)]],
  },
  {
    who: 'auditor: promotions to admin in the first quarter, but for services',
    store: 'accounts',
    q: 'change.role:*->admin recorded:2026-01..2026-03 -initiator:svc-* -initiator:service:*',
    ids: newestFirst(
      rowsOf(
        'accounts',
        (row) =>
          ['RoleGranted', 'RoleRestored'].includes(row.type) &&
          between(row, '2026-01', '2026-04') &&
          !row.initiator.startsWith('service:'),
      ),
    ),
  },
  {
    who: 'auditor: deletions without a reason',
    store: 'accounts',
    q: 'type:(AccountDeleted,AccountErased) data.reason:missing | count by stream',
    rows: asked.deletions.without.map((stream) => [stream, '1']),
  },
  {
    who: 'auditor: who changed accounts in June',
    store: 'accounts',
    q: 'category:account recorded:2026-06 | count by initiator | sort count desc',
    rows: countedBy(
      rowsOf('accounts', (row) => row.category === 'account' && between(row, '2026-06', '2026-07')),
      ({ initiator }) => initiator,
    ),
  },
  {
    who: 'auditor: accounts that ever had such a limit in half a year',
    store: 'accounts',
    q: 'was.limit:>10000 during:2026-01..2026-06 category:account | count by stream',
    rows: [[asked.limits.above, '4']],
  },
  {
    who: 'developer: one conversation in order',
    store: 'accounts',
    q: `correlation:${takeover.conversation} | sort position | show position`,
    rows: rowsOf('accounts', ({ correlationId }) => correlationId === takeover.conversation).map(
      (row) => [String(demo.accounts.rows.indexOf(row) + 1)],
    ),
  },
  {
    who: 'developer: all consequences without the noise',
    store: 'accounts',
    q: `root:${limitRaised?.id ?? ''} -type:*Notification*`,
    ids: newestFirst(
      rowsOf(
        'accounts',
        ({ stream, version }) => stream === asked.limits.above && [2, 4].includes(version),
      ),
    ),
  },
  {
    who: 'developer: early events of an article',
    store: 'orders',
    q: `data.items[*].sku:${asked.article.sku} version:<5`,
    ids: newestFirst(
      rowsOf('orders', ({ stream, version }) => stream === asked.article.order && version < 5),
    ),
  },
  {
    who: 'developer: what cannot be decoded',
    store: 'accounts',
    q: 'readable:false | count by type, schema',
    rows: rowsOf(
      'accounts',
      ({ stream, version }) => stream === unreadable.stream && undecoded.includes(version),
    ).map(({ type, schemaVersion }) => [type, schemaVersion, '1']),
  },
  {
    who: 'everybody: a word with its days',
    store: 'billing',
    q: '"chargeback" last:7d | by day',
    rows: [
      ['2026-11-16', '1'],
      ['2026-11-17', '1'],
    ],
  },
];

async function holds({ store, q, ids, rows }: Example): Promise<boolean> {
  const answer = await ask(store, q);
  if (ids !== undefined) expect(answer.ids).toEqual(ids);
  if (rows !== undefined) expect(sorted(answer.rows)).toEqual(sorted(rows));
  return answer.indexed;
}

describe('what people ask of the demo stores', () => {
  it('has answers that are not empty', () => {
    for (const { ids, rows, who } of examples) {
      expect((ids ?? rows ?? []).length, who).toBeGreaterThan(0);
    }
    expect(dataOf(limitRaised ?? demo.accounts.rows[0] ?? fail())).toEqual({ limit: 12_000 });
  });

  it.each(examples)('is answered by reading the log: $who', async (example) => {
    expect(await holds(example)).toBe(false);
  });

  describe('once they are indexed', () => {
    beforeAll(async () => {
      for (const name of STORES) await indexStore(name, demo[name].rows.length);
    }, 120_000);

    it.each(examples)('is answered the same: $who', async (example) => {
      // Whether a payload can be decoded is in no index: that answer is read from the log.
      expect(await holds(example)).toBe(!example.q.startsWith('readable:'));
    });
  });
});

function fail(): never {
  throw new Error('The demo has no accounts.');
}

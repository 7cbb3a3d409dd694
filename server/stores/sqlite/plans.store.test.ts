import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { seedLog, timeAt } from '../conformance/seeds.ts';
import { fileHarness, type FileLayout } from '../conformance/sqlite-files.ts';
import { everything, quiet, reading, walkLog, whole, withStore } from '../conformance/suite.ts';
import type { EventStore, PushedFilter, PushedTerm } from '../port.ts';
import { Connection, type Statement } from './connection.ts';
import { backstoryFile } from './testing/backstory-file.ts';
import { emmettFile } from './testing/emmett-file.ts';
import { carelessFile, mappedFile } from './testing/mapped-files.ts';

const query = vi.spyOn(Connection.prototype, 'query');

interface Line {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/** Steps of SQLite's plan for a statement; those of one parent work on the same rows. */
function planOf(file: Database.Database, { sql, params }: Statement): readonly Line[] {
  return file.prepare<unknown[], Line>(`EXPLAIN QUERY PLAN ${sql}`).all(...params);
}

/** Rows of a step are those of a page, of values that were handed over, of one stream, or of a type that has few. */
const isBounded = (detail: string): boolean =>
  /^(SCAN (found|wanted|\(subquery|\d+ CONSTANT)|CO-ROUTINE|MATERIALIZE|COMPOUND|LEFT|UNION|CORRELATED|SCALAR|LIST|USE )/.test(
    detail,
  ) ||
  /\((rowid|position|stream_id|thing|event_id|uid|global_position|seq|what|sort)=\?/.test(detail);

const isOfPage = (detail: string): boolean => isBounded(detail) && !detail.includes('(what=?');

/** What a plan sorts that is more than a page or a stream. */
function sortedIn(lines: readonly Line[], isFine = isBounded): readonly string[] {
  return lines
    .filter(({ detail }) => detail.startsWith('USE TEMP B-TREE'))
    .flatMap(({ parent }) => lines.filter((line) => line.parent === parent && !isFine(line.detail)))
    .map(({ detail }) => detail);
}

const term = (name: PushedTerm['term'], ...anyOf: string[]): PushedTerm => ({
  ...{ term: name, anyOf, negated: false },
});

/** What searches hand to a store: each term by itself and together with others. */
function filtersFor(log: readonly RecordedEvent[]): readonly PushedFilter[] {
  const event = log[30];
  const times = [
    term('recordedFrom', log[10]?.recordedAt ?? ''),
    term('recordedTo', log[20]?.recordedAt ?? ''),
  ];
  const sets: readonly (readonly PushedTerm[])[] = [
    ...[[], [term('type', 'Type1')], [term('type', 'Type1', 'Type2')]],
    ...[[term('category', 'order')], [term('stream', event?.streamId ?? '')]],
    ...[[term('streamPrefix', 'order-')], [term('correlationId', 'correlation-1')]],
    ...[[term('causationId', event?.causationId ?? '')], [term('initiator', 'person-0')]],
    ...[times, times.slice(0, 1), [term('type', 'Type1'), ...times]],
    ...[[term('category', 'order'), term('type', 'Type1')]],
    ...[[{ ...term('type', 'Type1'), negated: true }]],
    ...[[term('stream', event?.streamId ?? ''), term('initiator', 'person-0')]],
    ...[[term('correlationId', 'correlation-1'), ...times]],
  ];
  return sets.map((all) => ({ all }));
}

async function readPages(store: EventStore, filter: PushedFilter, within: RecordedEvent) {
  for (const direction of ['forward', 'backward'] as const) {
    for (const after of [null, within.position]) {
      await store.readLog(filter, { direction, after, until: null }, reading({ limit: 5 }));
    }
  }
}

/** Reads that are no search: streams, places and names. */
async function readOthers(store: EventStore, { streamId, version, position, id }: RecordedEvent) {
  const page = reading({ limit: 5 });
  for (const direction of ['forward', 'backward'] as const) {
    await store.readStream(streamId, whole(direction), page);
    await store.readStream(streamId, { direction, after: version, until: null }, page);
  }
  await store.readStreams([streamId], page);
  await store.readPositions(position === null ? [] : [position], page);
  await store.findEvent(id, quiet);
  await store.findEvents([id], { signal: quiet, payload: 'omit' });
  await store.horizon(quiet);
}

/** The statements of a read, with their plans. */
async function plansOf(use: () => Promise<void>) {
  query.mockClear();
  await use();
  return query.mock.calls.flatMap(([statement], at) => {
    const connection = query.mock.contexts[at];
    if (!(connection instanceof Connection)) return [];
    const file = new Database(connection.path, { readonly: true });
    const lines = planOf(file, statement);
    file.close();
    return [{ sql: statement.sql, lines }];
  });
}

const guess = mappedFile.guess;
const indexed: FileLayout = {
  ...mappedFile,
  schema: `${mappedFile.schema}; CREATE INDEX whats ON "my ""events""" (what);
    CREATE INDEX sorts ON "my ""events""" (sort); CREATE INDEX uids ON "my ""events""" (uid)`,
};
/** The place in the log is a column with an index of its own, and not the number of the row. */
const numbered: FileLayout = {
  ...indexed,
  schema: `${indexed.schema.replace('"row id" INTEGER PRIMARY KEY', 'seq INTEGER')};
    CREATE UNIQUE INDEX seqs ON "my ""events""" (seq);
    CREATE TRIGGER numbers AFTER INSERT ON "my ""events""" BEGIN
      UPDATE "my ""events""" SET seq = new.rowid * 10 WHERE rowid = new.rowid; END`,
  ...(guess === undefined
    ? {}
    : { guess: { ...guess, parameters: { ...guess.parameters, position: 'seq' } } }),
};

const layouts: readonly (readonly [string, FileLayout])[] = [
  ['backstory', backstoryFile],
  ['Emmett', emmettFile],
  ['a mapped table', indexed],
  ['a mapped table whose places are no row numbers', numbered],
  ['a mapped table to which names are the same in any case', carelessFile],
];

describe.each(layouts)('the plans of SQLite for %s', (_, layout) => {
  const harness = fileHarness(layout);
  const seeds = seedLog(
    Array.from({ length: 60 }, (_each, n) => ({
      streamId: `${n % 2 === 0 ? 'order' : 'account'}-${n % 7}`,
      recordedAt: timeAt(n),
    })),
    harness,
  );

  it('sort no more than a page or a stream, whatever is asked', async () => {
    await withStore(harness, seeds, async ({ store }) => {
      const log = await walkLog(store, everything);
      const within = log[40] ?? expect.fail('the log is too short');
      const sorts: string[] = [];
      for (const filter of filtersFor(log)) {
        if (filter.all.some(({ term: name }) => !store.capabilities.pushdown.has(name))) continue;
        for (const { sql, lines } of await plansOf(() => readPages(store, filter, within))) {
          sorts.push(...sortedIn(lines).map((detail) => `${detail}: ${sql}`));
        }
      }
      for (const { sql, lines } of await plansOf(() => readOthers(store, within))) {
        sorts.push(...sortedIn(lines).map((detail) => `${detail}: ${sql}`));
      }
      expect([...new Set(sorts)]).toEqual([]);
    });
  });
});

describe('the plans of SQLite for a type whose index is in another order', () => {
  it('sort its events while they are few, and walk the log where they are many', async () => {
    const harness = fileHarness(numbered);
    const insert = (type: string, events: number): string =>
      `INSERT INTO "my ""events""" (uid, thing, no, what, body) WITH RECURSIVE n(i) AS
       (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${events})
       SELECT '${type}' || i, 'order-' || i, 1, '${type}', '{}' FROM n`;
    await withStore(harness, seedLog([{ streamId: 'order-0' }], harness), async ({ store }) => {
      await store.horizon(quiet);
      const [connection] = query.mock.contexts.slice(-1);
      if (!(connection instanceof Connection)) expect.fail('nothing was asked');
      const file = new Database(connection.path);
      file.exec(`${insert('Many', 20_001)}; ${insert('Few', 5)}`);
      file.close();
      const sortedFor = async (type: string) => {
        const plans = await plansOf(async () => {
          const filter = { all: [term('type', type)] };
          const page = await store.readLog(filter, whole('backward'), reading({ limit: 5 }));
          expect(page.items).toHaveLength(5);
        });
        return plans.flatMap(({ lines }) => sortedIn(lines, isOfPage));
      };
      expect(await sortedFor('Few')).not.toEqual([]);
      expect(await sortedFor('Many')).toEqual([]);
    });
  });
});

describe('the plans of SQLite for an indexed term', () => {
  it.each(['type', 'category', 'stream', 'correlationId', 'causationId'] as const)(
    'go by the index of %s to its events, without a look at the others',
    async (name) => {
      const harness = fileHarness(backstoryFile);
      await withStore(harness, seedLog([{ streamId: 'order-1' }], harness), async ({ store }) => {
        const [event] = await walkLog(store, everything);
        const page = reading({ limit: 5 });
        const plans = await plansOf(async () => {
          await store.readLog({ all: [term(name, 'x')] }, whole('backward'), page);
        });
        expect(event).toBeDefined();
        const lines = plans.flatMap((plan) => plan.lines.map(({ detail }) => detail));
        expect(lines.filter((detail) => /^SCAN e/.test(detail))).toEqual([]);
        expect(lines.filter((detail) => /USING (COVERING )?INDEX/.test(detail))).not.toEqual([]);
      });
    },
  );
});

describe('the plans of SQLite for names in columns to which they are the same in any case', () => {
  const harness = fileHarness(carelessFile);
  const page = reading({ limit: 5 });
  const filtered = (store: EventStore, name: PushedTerm['term']) =>
    store.readLog({ all: [term(name, 'x')] }, whole('backward'), page);
  const reads: Readonly<
    Record<string, (store: EventStore, event: RecordedEvent) => Promise<unknown>>
  > = {
    'a stream': (store, { streamId }) => store.readStream(streamId, whole(), page),
    'several streams': (store, { streamId }) => store.readStreams([streamId], page),
    'an id': (store, { id }) => store.findEvent(id, quiet),
    'several ids': (store, { id }) => store.findEvents([id], { signal: quiet, payload: 'omit' }),
    'a snapshot': (store, { streamId }) => store.readSnapshot(streamId, null, quiet),
    'a filter of stream': (store) => filtered(store, 'stream'),
    'a filter of type': (store) => filtered(store, 'type'),
  };

  it.each(Object.entries(reads))('go by an index to %s', async (_, read) => {
    await withStore(harness, seedLog([{ streamId: 'order-1' }], harness), async ({ store }) => {
      const [event] = await walkLog(store, everything);
      if (event === undefined) expect.fail('the log is empty');
      const plans = await plansOf(async () => {
        await read(store, event);
      });
      const lines = plans.flatMap((plan) => plan.lines.map(({ detail }) => detail));
      expect(lines.filter((detail) => /^SCAN [es]\b/.test(detail))).toEqual([]);
      expect(lines.filter((detail) => /^SEARCH [es] USING .*=\?/.test(detail))).not.toEqual([]);
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleExpr } from '@/lib/query/sample-expr.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { Harness } from '@/server/stores/conformance/harness.ts';
import { fileHarness } from '@/server/stores/conformance/sqlite-files.ts';
import { withStore } from '@/server/stores/conformance/suite.ts';
import { memoryHarness } from '@/server/stores/memory/testing/memory-harness.ts';
import { castoreFixture } from '@/server/stores/postgres/testing/castore-fixture.ts';
import { commandedFixture } from '@/server/stores/postgres/testing/commanded-fixture.ts';
import { emmettFixture } from '@/server/stores/postgres/testing/emmett-fixture.ts';
import { mappedFixture, wrappedFixture } from '@/server/stores/postgres/testing/mapped-fixture.ts';
import { martenFixture } from '@/server/stores/postgres/testing/marten-fixture.ts';
import { messageDbFixture } from '@/server/stores/postgres/testing/message-db-fixture.ts';
import { railsFixture } from '@/server/stores/postgres/testing/rails-fixture.ts';
import { tableHarness } from '@/server/stores/postgres/testing/table-harness.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { backstoryFile } from '@/server/stores/sqlite/testing/backstory-file.ts';
import { emmettFile } from '@/server/stores/sqlite/testing/emmett-file.ts';
import { mappedFile, wrappedFile } from '@/server/stores/sqlite/testing/mapped-files.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { EngineLog } from './testing/engine-answers.ts';
import { clausesFor, generatedSeeds } from './testing/engine-log.ts';

/** Questions to each engine, and events of its log. For a long proof: `ENGINE_QUERIES=2000`. */
const queries = Number(process.env.ENGINE_QUERIES ?? 20);
const events = Number(process.env.ENGINE_EVENTS ?? 160);

ownData();
const on = withServer({ databases: ['conformance'] });

const engines: readonly (readonly [string, () => Harness])[] = [
  ['memory', () => memoryHarness(0n)],
  ['SQLite, backstory', () => fileHarness(backstoryFile)],
  ['SQLite, Emmett', () => fileHarness(emmettFile)],
  ['SQLite, mapped', () => fileHarness(mappedFile)],
  ['SQLite, mapped inside JSON', () => fileHarness(wrappedFile)],
  ['Postgres, Message DB', () => tableHarness(messageDbFixture, on)],
  ['Postgres, Emmett', () => tableHarness(emmettFixture, on)],
  ['Postgres, mapped', () => tableHarness(mappedFixture, on)],
  ['Postgres, mapped inside JSON', () => tableHarness(wrappedFixture, on)],
  ['Postgres, Marten', () => tableHarness(martenFixture, on)],
  ['Postgres, Castore', () => tableHarness(castoreFixture, on)],
  ['Postgres, Commanded', () => tableHarness(commandedFixture, on)],
  ['Postgres, Rails Event Store', () => tableHarness(railsFixture('jsonb'), on)],
];

const scopes = fc
  .constantFrom(
    ...['', '', 'at:2026-01-01T00:01:00Z', 'at:v2', 'last:2m'],
    ...['during:2026-01-01T00:00:30Z..2026-01-01T00:01:10Z'],
  )
  .map((text) => parseQuery(text).query.scopes);

const queriesOver = (log: readonly RecordedEvent[]): fc.Arbitrary<Query> =>
  fc.record({
    expr: arbitraryExprOf(fc.constantFrom(...clausesFor(log)).map(sampleExpr)),
    scopes,
    steps: fc.constant([]),
  });

const pages = fc.record({
  limit: fc.integer({ min: 5, max: 60 }),
  events: fc.integer({ min: 25, max: 300 }),
  index: fc.constantFrom('half' as const, 'whole' as const, 'ends' as const),
});

/** Questions of which a store answered a part, and those an index had a part in, of all engines. */
const seen = { pushed: 0, indexed: 0 };

async function agree(engine: EngineLog): Promise<void> {
  await fc.assert(
    fc.asyncProperty(queriesOver(engine.log), pages, async (asked, cut) => {
      const evaluated = engine.evaluated(asked);
      const pushed = await engine.pushed(asked, cut);
      expect(pushed, `pushed: ${printQuery(asked)}`).toEqual(evaluated);
      const indexed = await engine.indexed(asked, cut);
      if (indexed !== null) expect(indexed, `indexed: ${printQuery(asked)}`).toEqual(evaluated);
    }),
    { numRuns: queries },
  );
  seen.pushed += engine.seen.pushed;
  seen.indexed += engine.seen.indexed;
}

describe('push-down, index and evaluator', () => {
  it.each(engines)(
    'find the same events in the same order, page by page: %s',
    async (_, harnessOf) => {
      const harness = harnessOf();

      const seeds = generatedSeeds(harness, { events, seed: 7 });
      await withStore(harness, seeds.slice(0, 20), async ({ store, append }) => {
        for (let from = 20; from < seeds.length; from += 20) {
          await append(seeds.slice(from, from + 20));
        }
        const engine = await EngineLog.of(store);
        try {
          expect(engine.log).toHaveLength(events);
          await agree(engine);
        } finally {
          await engine.close();
        }
      });
    },
    600_000,
  );

  it('were each asked for a part of the answers, so that it means something', () => {
    expect(Math.min(seen.pushed, seen.indexed)).toBeGreaterThan(queries / 2);
  });
});

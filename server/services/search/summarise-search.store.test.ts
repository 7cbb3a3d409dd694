import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleExpr } from '@/lib/query/sample-expr.ts';
import type { SearchFiguresView, SummaryStep } from '@/lib/api/search-summary.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryExprOf } from '@/lib/query/arbitrary-query.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from '@/lib/query/evaluate/arbitrary-log.ts';
import { eventsNamed } from '@/lib/query/events-named.ts';
import { factOf, Figures } from '@/lib/query/figures/figures.ts';
import { weekAnchor } from '@/lib/query/figures/week-anchor.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { environment } from '@/server/env.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { summariseSearch } from './summarise-search.ts';
import { judged, withPlanted } from './testing/planted-log.ts';

const own = ownData();

/** The budget of one read, in events. */
const allow = (searchEvents: number): void => {
  Object.assign(environment(), { searchEvents });
};
afterEach(() => {
  allow(200_000);
});

interface Asked {
  readonly store: string;
  readonly q?: string;
  readonly zone?: string;
  readonly head?: string;
  readonly cursor?: string;
}

async function summary(asked: Asked): Promise<readonly SummaryStep[]> {
  const { value } = await summariseSearch(callAs(), asked);
  const steps: SummaryStep[] = [];
  for await (const step of value) steps.push(step);
  return steps;
}

function endOf(steps: readonly SummaryStep[]) {
  const end = steps.at(-1);
  const figures = steps.findLast((step) => step.kind === 'figures');
  if (end?.kind !== 'end' || figures === undefined) throw new Error('A summary ends with both.');
  return { end, figures };
}

/** All of it, gone on with as often as the budget ends. */
async function whole(asked: Asked) {
  for (let { cursor } = asked; ;) {
    const { end, figures } = endOf(
      await summary({ ...asked, ...(cursor === undefined ? {} : { cursor }) }),
    );
    if (end.next === null) return { end, figures };
    expect(figures.basis).toBe('atLeast');
    expect(end.coverage.complete).toBe(false);
    cursor = end.next;
  }
}

const scopes = fc
  .constantFrom('', 'at:2026-03-02', 'last:36500d')
  .map((text) => parseQuery(text).query.scopes);
const clause = fc.constantFrom(...sensibleClauses, ...stateClauses).map(sampleExpr);
const query: fc.Arbitrary<Query> = fc
  .record({
    expr: fc.option(arbitraryExprOf(clause), { nil: null }),
    scopes,
    steps: fc.constant([]),
  })
  .filter((asked) => parseQuery(printQuery(asked)).problems.length === 0);

const withoutKind = ({ kind: _, basis: __, ...figures }: SearchFiguresView) => figures;

/** Without an index, or with an empty one, events named by their ids are asked of the store, and no others. */
function examinedOf(asked: Query, log: readonly RecordedEvent[]): number {
  const named = eventsNamed(asked);
  return named === null ? log.length : log.filter(({ id }) => named.includes(id)).length;
}

describe('the figures of an answer', () => {
  it.each<[string, 'whole' | 'both' | null]>([
    ['by the index', 'whole'],
    ['by the index and that of the newest events', 'both'],
    ['without an index', null],
  ])('are those of what the evaluator finds, whatever the budget: %s', (_, indexed) =>
    fc.assert(
      fc.asyncProperty(
        arbitraryLog.filter((log) => log.length > 0),
        fc.array(query, { minLength: 1, maxLength: 3 }),
        fc.record({
          covered: fc.nat(12),
          newest: fc.tuple(fc.nat(12), fc.nat(2)),
          head: fc.nat(12),
          budget: fc.integer({ min: 1, max: 15 }),
        }),
        (log, queries, dice) => {
          const head = Math.min(dice.head + 1, log.length);
          const most = indexed === 'both' ? log.length - 1 : log.length;
          const covered = indexed === null ? null : Math.min(dice.covered, most);
          // They overlap, leave something out between them, or meet.
          const [from, short] = dice.newest;
          const newest = [Math.min(from, log.length - 1), Math.max(log.length - short, 1)] as const;
          const hasBoth = indexed === 'both' && (covered ?? 0) > 0 && newest[0] < newest[1];
          const recent = hasBoth ? { recent: newest } : {};
          return withPlanted(own, { log, covered, ...recent }, async (store) => {
            allow(dice.budget);
            for (const asked of queries) {
              const q = printQuery(asked);
              const truths = judged({ log, asked, head }, store);
              const anchor = weekAnchor('UTC', log[head - 1]?.recordedAt ?? null);
              const expected = new Figures(anchor);
              for (const { event, truth } of truths)
                if (truth === true) expected.take(factOf(event));
              const unreadable = truths.filter(({ truth }) => truth === 'unknown').length;
              const { end, figures } = await whole({ store, q, head: String(head) });
              expect(withoutKind(figures), q).toEqual(expected.result());
              expect(figures.basis, q).toBe(unreadable === 0 ? 'exact' : 'atLeast');
              expect(end.coverage, q).toMatchObject({
                complete: unreadable === 0,
                examined: (covered ?? 0) > 0 ? head : examinedOf(asked, log.slice(0, head)),
                matched: expected.total,
                unreadable,
              });
            }
          });
        },
      ),
      { numRuns: 60 },
    ),
  );
});

describe('an index that says more than the store holds', () => {
  it('is not believed: the log is counted without it, and that is said', async () => {
    const logs = fc.sample(arbitraryLog, { numRuns: 60, seed: 5 });
    const log = logs.find(({ length }) => length > 8) ?? [];
    const types = log.map(({ type }) => type);
    const planted = { log, covered: log.length, lost: 'e-3' };
    await withPlanted(own, planted, async (store) => {
      const { figures, end } = await whole({ store, q: `type:${types[3] ?? ''}` });
      const left = types.filter((type, at) => type === types[3] && at !== 3);
      expect(figures).toMatchObject({ basis: 'exact', total: left.length });
      expect(end.coverage.index).toBeNull();
      expect(end.coverage.indexProblem).toContain('what the store does not hold');
    });
  });
});

describe('a summary', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
  own.write(
    'shop',
    Array.from({ length: 41 }, (_, index) => ({
      stream: `order-${index % 4}`,
      category: index % 3 === 0 ? 'account' : 'order',
      type: index % 2 === 0 ? 'Opened' : 'Closed',
      position: 10 + 2 * index,
      id: `e${index}`,
      recordedAt: at(index),
      data: JSON.stringify({ n: index }),
    })),
  );
  own.write('empty', []);

  it('tells the total, the facets and the bars with the zone they begin in', async () => {
    const { figures } = endOf(
      await summary({ store: 'shop', q: 'data.n:<30', zone: 'Asia/Tokyo' }),
    );
    expect(figures).toMatchObject({ basis: 'exact', total: 30, untimed: 0 });
    expect(figures.facets[0]).toStrictEqual({
      field: 'type',
      values: [
        { value: 'Closed', events: 15 },
        { value: 'Opened', events: 15 },
      ],
      different: 2,
    });
    expect(figures.histogram).toMatchObject({
      from: '2026-03-01T00:00:00Z',
      seconds: 900,
      by: 'category',
      layers: [
        { name: 'order', events: 20 },
        { name: 'account', events: 10 },
      ],
    });
  });

  it('says what was examined when the budget ends, and goes on from there', async () => {
    allow(10);
    const first = endOf(await summary({ store: 'shop', q: 'data.n:>=0' }));
    expect(first.figures).toMatchObject({ basis: 'atLeast', total: 10 });
    expect(first.end.coverage).toMatchObject({
      ...{ complete: false, capped: 'events', examined: 10, matched: 10 },
      searchedTo: at(31),
    });
    const { figures, end } = await whole({ store: 'shop', q: 'data.n:>=0' });
    expect(figures).toMatchObject({ basis: 'exact', total: 41 });
    expect(end.coverage).toMatchObject({ complete: true, examined: 41 });
  });

  it('goes on behind what it had told when the reader breaks it off', async () => {
    const stop = new AbortController();
    const asked = { store: 'shop', q: 'data.n:>=0' };
    allow(10);
    const { end } = endOf(await summary(asked));
    const { value } = await summariseSearch(callAs('developer', stop.signal), {
      ...asked,
      cursor: end.next,
    });
    stop.abort();
    await expect(value[Symbol.asyncIterator]().next()).rejects.toBeDefined();
    allow(1000);
    const rest = endOf(await summary({ ...asked, cursor: end.next ?? '' }));
    expect(rest.figures).toMatchObject({ basis: 'exact', total: 41 });
  });

  it('of an empty log is exact and nothing', async () => {
    const { end, figures } = endOf(await summary({ store: 'empty', q: 'x' }));
    expect(figures).toMatchObject({ basis: 'exact', total: 0, histogram: null });
    expect(end.coverage).toMatchObject({ complete: true, head: null });
  });

  it('is refused with steps, another zone, and a token of another question or none', async () => {
    const refused = (asked: Partial<Asked>) => summary({ store: 'shop', ...asked });
    await expect(refused({ q: 'type:A | count' })).rejects.toMatchObject({
      code: 'invalid_query',
      field: 'q',
    });
    await expect(refused({ q: 'tpye:A' })).rejects.toMatchObject({ code: 'invalid_query' });
    await expect(refused({ zone: 'Nowhere/Land' })).rejects.toMatchObject({ field: 'zone' });
    await expect(refused({ head: 'no-place' })).rejects.toMatchObject({ field: 'head' });
    await expect(refused({ cursor: 'eyJ' })).rejects.toMatchObject({ field: 'cursor' });
    allow(10);
    const { end } = endOf(await summary({ store: 'shop', q: 'data.n:>=0' }));
    const cursor = end.next ?? '';
    await expect(refused({ q: 'data.n:>0', cursor })).rejects.toMatchObject({ field: 'cursor' });
    allow(1000);
    await whole({ store: 'shop', q: 'data.n:>=0', cursor });
    await expect(refused({ q: 'data.n:>=0', cursor })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'cursor',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { instant, position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { boundsOf } from '@/lib/query/narrow/bounds.ts';
import { butNarrowed, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import type { FactsRequest, IndexFact, SearchIndex } from '@/server/index/port.ts';
import { MemoryIndex } from '@/server/index/testing/memory-index.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { estimateByIndex } from './internal-index-estimate.ts';
import { planOf } from './internal-plan.ts';

const events = 1_000_000;
const start = Date.UTC(2026, 0, 1);
const minute = 60_000;
const { signal } = new AbortController();

/** Every fourth event is a sale, and one in ten of the sales is large; one of fifty is a return. */
function typeOf(ordinal: number): string {
  if (ordinal % 4 === 0) return 'Sold';
  return ordinal % 50 === 1 ? 'Returned' : 'Seen';
}
const isLarge = (ordinal: number): boolean => Math.imul(ordinal, 0x9e3779b1) >>> 0 < 2 ** 32 / 10;

const holds = (part: Narrowing, ordinal: number): boolean => {
  if (part.kind === 'and') return part.items.every((item) => holds(item, ordinal));
  if (part.kind === 'but') return holds(part.of, ordinal) && !holds(part.not, ordinal);
  if (part.kind === 'text') return part.passes(typeOf(ordinal));
  return part.kind !== 'none';
};

/** An index of more events than a test would write, worked out instead of kept. */
class EndlessIndex extends MemoryIndex {
  looked = 0;

  override placeAt(ordinal: number) {
    const place = { ordinal, position: position(String(ordinal)) };
    return Promise.resolve({ ...place, streamId: sampleEvent(1).streamId, at: null });
  }

  override async *facts(
    narrowing: Narrowing,
    { spans }: FactsRequest,
  ): AsyncGenerator<readonly IndexFact[]> {
    for (const { from, to } of spans) {
      for (let ordinal = to; ordinal >= from; ordinal -= 1) {
        this.looked += 1;
        if (!holds(narrowing, ordinal)) continue;
        const texts = [typeOf(ordinal), 'shop', null, null];
        yield await Promise.resolve([{ ordinal, at: start + ordinal * minute, texts }]);
      }
    }
  }
}

const { store: empty } = openMemoryStore(0n);
const store: EventStore = {
  ...empty,
  readPositions: (positions) =>
    Promise.resolve(
      positions.map((at) =>
        sampleEvent(1, {
          position: at,
          type: typeOf(Number(at)),
          data: { kind: 'json', text: JSON.stringify({ large: isLarge(Number(at)) }) },
        }),
      ),
    ),
};

function asked(q: string, index: SearchIndex, upTo = events) {
  const { query } = parseQuery(q);
  const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
  const plan = planOf(query, { store, service: 'x', clock });
  const { sure, possible } = boundsOf(query, plan.context);
  const whole = { ...plan, residual: query, evaluate: compileQuery(query, plan.context) };
  const head = position(String(events));
  const check = () => Promise.resolve();
  const covered = { events, adds: events, through: head, begins: null };
  const part = { index, narrowing: possible, ...covered, plan: whole, check };
  const doubt = butNarrowed(possible, sure);
  return { part, sure, doubt, upTo, store, head, anchor: start, signal };
}

/** Within so many percent of what it is. */
const isNear = (value: number | undefined, real: number, percent: number): void => {
  expect(Math.abs((value ?? 0) - real) / real).toBeLessThan(percent / 100);
};

describe('an estimate by the index', () => {
  it('comes from a few events spread over the log', async () => {
    const index = new EndlessIndex();
    const figures = (await estimateByIndex(asked('type:Sold', index)))?.result();
    isNear(figures?.total, events / 4, 2);
    expect(figures?.facets[0]?.values).toMatchObject([{ value: 'Sold' }]);
    expect(index.looked).toBeLessThan(events / 20);
    const { bars = [] } = figures?.histogram ?? {};
    expect(bars.filter((bar) => (bar[0] ?? 0) > 0).length).toBeGreaterThan(20);
  });

  it('judges some of the events that it is not sure of', async () => {
    const figures = await estimateByIndex(asked('type:Sold data.large:true', new EndlessIndex()));
    isNear(figures?.total, events / 40, 60);
  });

  it('is not made where counting takes no time', async () => {
    expect(await estimateByIndex(asked('type:Sold', new EndlessIndex(), 90_000))).toBeNull();
    expect(await estimateByIndex(asked('type:Nowhere', new EndlessIndex()))).toBeNull();
  });

  it('is not made of few enough events that need not be judged', async () => {
    const index = new EndlessIndex();
    expect(await estimateByIndex(asked('type:Returned', index))).toBeNull();
    expect(index.looked).toBeLessThan(events / 50);
    const judged = asked('type:Returned data.large:true', new EndlessIndex());
    expect(await estimateByIndex(judged)).not.toBeNull();
  });
});

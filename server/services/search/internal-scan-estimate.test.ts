import { describe, expect, it } from 'vitest';
import { eventId, instant, position, storeId } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { Judge } from './internal-judge.ts';
import { planOf } from './internal-plan.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { estimateByScan } from './internal-scan-estimate.ts';

const events = 21_000;
const start = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();

const memory = openMemoryStore(0n);
memory.append(
  Array.from({ length: events }, (_, index) =>
    sampleEvent(index, {
      id: eventId(`e${index}`),
      position: position(String(index + 1)),
      type: index % 5 === 0 ? 'Sold' : 'Seen',
      category: 'shop',
      recordedAt: instant(new Date(start + index * 60_000).toISOString()),
      data: { kind: 'json', text: JSON.stringify({ n: index % 10 }) },
    }),
  ),
);

function openAs(id: string, store = memory.store): OpenStore {
  const guess = { layout: 'x', title: 'x', confidence: 1, reasons: [], parameters: {} };
  const card = { title: id, engine: 'memory', location: 'x', demo: false, removable: false };
  return { ...card, id: storeId(id), guess, store };
}

async function estimateOf(q: string, open: OpenStore = openAs('estimated')) {
  const { query } = parseQuery(q);
  const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
  const plan = planOf(query, { store: open.store, service: open.id, clock });
  const head = position(String(events));
  const whole = { ...plan, residual: query, evaluate: compileQuery(query, plan.context) };
  const judge = new Judge(whole, { store: open.store, head, signal });
  const figures = await estimateByScan({ open, plan, judge, head, anchor: start, signal });
  return figures?.result() ?? null;
}

const isNear = (value: number | undefined, real: number, percent: number): void => {
  expect(Math.abs((value ?? 0) - real) / real).toBeLessThan(percent / 100);
};

describe('an estimate without an index', () => {
  it('of everything is what the store has over time', async () => {
    const figures = await estimateOf('');
    isNear(figures?.total, events, 1);
    const { bars = [] } = figures?.histogram ?? {};
    const most = Math.max(...bars.map((bar) => bar[0] ?? 0));
    expect(bars.filter((bar) => (bar[0] ?? 0) > most / 3).length).toBeGreaterThan(bars.length / 2);
  });

  it('comes from some places of the log', async () => {
    const figures = await estimateOf('type:Sold data.n:<5');
    isNear(figures?.total, events / 10, 15);
    expect(figures?.facets[0]?.values.map(({ value }) => value)).toStrictEqual(['Sold']);
  });

  it('stays within the time that is asked for', async () => {
    isNear(
      (await estimateOf('type:Sold recorded:>=2026-01-01T08:00'))?.total,
      (events - 480) / 5,
      15,
    );
  });

  it('is not made of a few hits, of states, and where the store cannot find a time', async () => {
    expect(await estimateOf('event:e7')).toBeNull();
    expect(await estimateOf('change.n:exists')).toBeNull();
    const { capabilities } = memory.store;
    const timeless = {
      ...memory.store,
      capabilities: { ...capabilities, timeLookup: 'none' as const },
    };
    expect(await estimateOf('', openAs('timeless', timeless))).toBeNull();
  });
});

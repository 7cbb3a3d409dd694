import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryLog } from '../evaluate/arbitrary-log.ts';
import { facetFields, factOf, Figures, type EventFact } from './figures.ts';

const monday = Date.UTC(2026, 2, 2);
const hour = 3_600_000;

const fact = (at: number | null, part: Partial<Record<string, string | null>> = {}): EventFact => ({
  at,
  values: facetFields.map((field) => part[field] ?? null),
});

function figuresOf(facts: readonly EventFact[], anchor = monday) {
  const figures = new Figures(anchor);
  for (const each of facts) figures.take(each);
  return figures.result();
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe('the figures of an answer', () => {
  it('are those of all its events, counted one by one', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const { total, untimed, facets, histogram } = figuresOf(log.map(factOf));
        expect(total).toBe(log.length);
        expect(untimed).toBe(log.filter(({ recordedAt }) => recordedAt === null).length);
        const types = facets.find(({ field }) => field === 'type');
        for (const { value, events } of types?.values ?? []) {
          expect(events).toBe(log.filter(({ type }) => type === value).length);
        }
        for (const { values, different } of facets) {
          expect(sum(values.map(({ events }) => events))).toBe(log.length);
          expect(different).toBe(values.length);
        }
        expect(sum(histogram?.bars.flat() ?? [])).toBe(total - untimed);
        expect(sum(histogram?.layers.map(({ events }) => events) ?? [])).toBe(total - untimed);
      }),
    );
  });

  it('are told by type where there is one category only', () => {
    const one = figuresOf([fact(monday, { type: 'A', category: 'x' })]);
    expect(one.histogram).toMatchObject({ by: 'type', layers: [{ name: 'A' }] });
    const two = figuresOf([fact(monday, { category: 'x' }), fact(monday, { category: 'y' })]);
    expect(two.histogram?.by).toBe('category');
  });

  it('tell the most frequent values first, and of equally frequent ones those first that come first in order', () => {
    const names = fc.array(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 200 });
    fc.assert(
      fc.property(names, (people) => {
        const { facets } = figuresOf(people.map((initiator) => fact(monday, { initiator })));
        const counts = [...new Set(people)].map((value) => ({
          value,
          events: people.filter((each) => each === value).length,
        }));
        const sorted = counts.sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
        const who = facets.find(({ field }) => field === 'initiator');
        expect(who?.values).toStrictEqual(sorted.slice(0, 20));
      }),
    );
  });

  it('keep the twenty most frequent values and say how many there are', () => {
    const facts = Array.from({ length: 30 }, (_, index) =>
      fact(monday, { initiator: `p${index}` }),
    );
    const { facets } = figuresOf([...facts, fact(monday, { initiator: 'p7' })]);
    const who = facets.find(({ field }) => field === 'initiator');
    expect(who?.values).toHaveLength(20);
    expect(who?.different).toBe(30);
    expect(who?.values[0]).toStrictEqual({ value: 'p7', events: 2 });
  });

  it('give up values that are too many to be kept apart, and say so', () => {
    const facts = Array.from({ length: 101 }, (_, index) =>
      fact(monday, { correlation: `c${index}` }),
    );
    const all = figuresOf(facts).facets.find(({ field }) => field === 'correlation');
    expect(all).toMatchObject({ different: null, values: [] });
  });

  it('are the same when parts of it are counted apart and put together', () => {
    const times = fc.oneof(
      fc.constant(null),
      fc.integer({ min: monday, max: monday + 100_000 * hour }),
      fc.integer({ min: monday, max: monday + 100_000 }),
    );
    const part = fc.record({
      category: fc.constantFrom('x', 'y', null),
      type: fc.constantFrom('A', 'B'),
    });
    const facts = fc.array(fc.tuple(times, part).map(([at, values]) => fact(at, values)));
    fc.assert(
      fc.property(facts, facts, (some, others) => {
        const [whole, rest] = [new Figures(monday), new Figures(monday)];
        for (const each of some) whole.take(each);
        for (const each of others) rest.take(each);
        whole.addAll(rest);
        expect(whole.result()).toStrictEqual(figuresOf([...some, ...others]));
      }),
    );
  });

  it('can be of events that stand for more', () => {
    const figures = new Figures(monday);
    figures.take(fact(monday, { type: 'A' }), 2.5);
    figures.take(fact(monday + hour, { type: 'B' }), 2.5);
    expect(figures.result().total).toBe(5);
  });
});

describe('the bars', () => {
  it.each([
    [90, 1],
    [119 * 60, 60],
    [26 * 3600, 900],
    [100 * 86_400, 86_400],
    [730 * 86_400, 604_800],
    [40 * 365 * 86_400, 31_449_600],
  ])('over %d seconds are each of %d seconds', (span, seconds) => {
    const { histogram } = figuresOf([fact(monday), fact(monday + span * 1000)]);
    expect(histogram?.seconds).toBe(seconds);
    expect(histogram?.bars.length).toBeLessThanOrEqual(120);
  });

  it('begin where weeks and days do', () => {
    const { histogram } = figuresOf([fact(monday + 30 * hour), fact(monday + 90 * 24 * hour)]);
    expect(histogram?.from).toBe('2026-03-03T00:00:00Z');
  });

  it('hold what lies in their time, whatever the times and their order', () => {
    const times = fc.array(
      fc.oneof(
        fc.integer({ min: monday, max: monday + 1000 * hour }),
        fc.integer({ min: -8.64e15, max: 8.64e15 }),
        fc.integer({ min: monday, max: monday + 100_000 }),
      ),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(times, fc.integer({ min: -hour * 14, max: hour * 14 }), (all, shift) => {
        const anchor = monday + Math.round(shift / 1000) * 1000;
        const { histogram } = figuresOf(
          all.map((at) => fact(at)),
          anchor,
        );
        if (histogram === null) throw new Error('There are times.');
        const { from, seconds, bars } = histogram;
        expect(bars.length).toBeLessThanOrEqual(120);
        const read = factOf(sampleEvent(1, { recordedAt: instant(from) })).at;
        // Bars of the earliest times may begin before the first time a chart can show.
        const start = read ?? Math.min(...all);
        const width = seconds * 1000;
        if (read !== null) {
          expect((start - anchor) % width === 0).toBe(true);
          bars.forEach((bar, index) => {
            const inside = all.filter((at) => Math.floor((at - start) / width) === index);
            expect(sum(bar)).toBe(inside.length);
          });
        }
        expect(sum(bars.flat())).toBe(all.length);
      }),
    );
  });

  it('put together what has no layer of its own', () => {
    const facts = Array.from({ length: 10 }, (_, index) =>
      Array.from({ length: 20 - index }, () => fact(monday, { category: `c${index}` })),
    ).flat();
    const { histogram } = figuresOf(facts);
    expect(histogram?.layers).toHaveLength(7);
    expect(histogram?.layers.at(-1)).toStrictEqual({ name: null, rest: true, events: 50 });
    expect(histogram?.layers[0]).toStrictEqual({ name: 'c0', rest: false, events: 20 });
  });
});

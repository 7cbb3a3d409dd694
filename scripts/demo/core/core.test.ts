import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '@/lib/json/value.ts';
import { addMonths, DAY, END, humanMoment, instantText, moment, secondText } from './clock.ts';
import { Journal, Numbering, Raw, type Fact } from './journal.ts';
import { merge, print, type JsonRecord } from './json.ts';
import { random, uuid } from './random.ts';

const day = moment('2026-03-10T12:00:00');

const fact = (more: Partial<Fact> = {}): Fact => ({
  store: 'orders',
  stream: 'order-1',
  type: 'OrderPlaced',
  at: day,
  data: { status: 'placed' },
  by: 'service:test',
  ...more,
});

describe('chance', () => {
  it('repeats itself for the same name and not for another', () => {
    const draw = (name: string) => Array.from({ length: 20 }, random(name).next);
    expect(draw('a')).toStrictEqual(draw('a'));
    expect(draw('a')).not.toStrictEqual(draw('b'));
  });

  it('keeps whole numbers between both ends', () => {
    const { between } = random('ends');
    const drawn = new Set(Array.from({ length: 400 }, () => between(3, 6)));
    expect([...drawn].sort()).toStrictEqual([3, 4, 5, 6]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => random('x').pick([])).toThrow(RangeError);
  });

  it('makes version 4 UUIDs out of names', () => {
    expect(uuid('order-1#1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(uuid('order-1#1')).not.toBe(uuid('order-1#2'));
  });
});

describe('the clock', () => {
  it('reads and writes microseconds', () => {
    expect(instantText(moment('2026-05-13T04:12:07.481'))).toBe('2026-05-13T04:12:07.481000Z');
    expect(instantText(moment('2026-05-13T04:12:07.000001'))).toBe('2026-05-13T04:12:07.000001Z');
    expect(secondText(moment('2026-05-13T04:12:07.9'))).toBe('2026-05-13T04:12:07Z');
  });

  it('refuses what is not a moment', () => {
    expect(() => moment('yesterday')).toThrow(RangeError);
  });

  it('gives back every moment it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: END }), (at) => {
        expect(moment(instantText(at))).toBe(at);
      }),
    );
  });

  it('takes the last day where a month is too short', () => {
    expect(secondText(addMonths(moment('2026-01-31T08:00:00'), 1))).toBe('2026-02-28T08:00:00Z');
    expect(secondText(addMonths(moment('2026-11-30T08:00:00'), 3))).toBe('2027-02-28T08:00:00Z');
  });

  it('prefers evenings to nights', () => {
    const chance = random('rhythm');
    const hours = Array.from({ length: 2000 }, () => {
      const at = humanMoment(day, day + 60 * DAY, chance);
      return Number(instantText(at).slice(11, 13));
    });
    const count = (hour: number): number => hours.filter((one) => one === hour).length;
    expect(count(19)).toBeGreaterThan(5 * count(3));
  });
});

describe('payloads', () => {
  it('are written as JSON with every digit of a number', () => {
    const value = { a: [1, null, 'ü"'], b: { c: new ExactNumber('9007199254740993') }, d: true };
    expect(print(value)).toBe('{"a":[1,null,"ü\\""],"b":{"c":9007199254740993},"d":true}');
  });

  it('merge as RFC 7396 says', () => {
    const before: JsonRecord = { a: 'b', c: { d: 'e', f: 'g' }, list: [1, 2] };
    expect(merge(before, { a: 'z', c: { f: null }, list: [3] })).toStrictEqual({
      a: 'z',
      c: { d: 'e' },
      list: [3],
    });
    expect(merge({ a: 'text' }, { a: { b: null, c: 1 } })).toStrictEqual({ a: { c: 1 } });
  });

  it('merging the same payload again changes nothing', () => {
    const flat = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.constant(null)));
    fc.assert(
      fc.property(flat, flat, (before, patch) => {
        const once = merge(before, patch);
        expect(merge(once, patch)).toStrictEqual(once);
      }),
    );
  });
});

describe('the journal', () => {
  it('orders by time and numbers each stream', () => {
    const journal = new Journal();
    journal.record(fact({ at: day + 2, type: 'Second' }));
    journal.record(fact({ at: day + 1, type: 'First' }));
    journal.record(fact({ at: day + 1, stream: 'order-2', type: 'Other' }));
    expect(journal.rows().map(({ type, version }) => [type, version])).toStrictEqual([
      ['First', 1],
      ['Other', 1],
      ['Second', 2],
    ]);
  });

  it('hands the cause and the conversation on', () => {
    const journal = new Journal();
    const cause = journal.record(fact({ conversation: 'c-1' }));
    journal.record(fact({ stream: 'shipment-9', at: day + 5, because: cause }));
    const [, effect] = journal.rows();
    expect(effect).toMatchObject({
      category: 'shipment',
      causationId: cause.id,
      correlationId: 'c-1',
    });
  });

  it('asks for running totals in the order of time', () => {
    const journal = new Journal();
    let total = 0;
    const add = (amount: number) => () => ({ total: (total += amount) });
    journal.record(fact({ at: day + 9, data: add(100) }));
    journal.record(fact({ at: day + 1, data: add(1) }));
    expect(journal.rows().map(({ data }) => data)).toStrictEqual(['{"total":1}', '{"total":101}']);
  });

  it('forgets what lies after the end', () => {
    const journal = new Journal();
    journal.record(fact({ at: END + 1 }));
    expect(journal.rows()).toStrictEqual([]);
  });

  it('leaves gaps, repeats versions and turns clocks back when told to', () => {
    const journal = new Journal();
    journal.record(fact());
    journal.record(fact({ at: day + 1, versionStep: 2 }));
    journal.record(fact({ at: day + 2, versionStep: 0, recordedAt: day - 1 }));
    const rows = journal.rows();
    expect(rows.map(({ version }) => version)).toStrictEqual([1, 3, 3]);
    expect(rows[2]?.recordedAt).toBe('2026-03-10T11:59:59.999999Z');
  });

  it('keeps raw payloads as they are', () => {
    const journal = new Journal();
    const bytes = new Uint8Array([0xff, 0x00]);
    journal.record(fact({ data: new Raw('{"cut":') }));
    journal.record(fact({ data: new Raw(bytes), at: day + 1 }));
    journal.record(fact({ data: null, metadata: null, erased: true, at: day + 2 }));
    expect(journal.rows().map(({ data }) => data)).toStrictEqual(['{"cut":', bytes, null]);
  });

  it('gives each number once and leaves reserved ones alone', () => {
    const numbers = new Numbering({ first: 10, begin: day, perDay: 1, taken: [11] });
    expect([day, day, day + DAY].map((at) => numbers.at(at))).toStrictEqual([10, 12, 13]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finderOf, findInResults, nextRow, placesIn } from './find-in-results.ts';
import { sampleEvent } from './sample-event.ts';

const json = (text: string) => ({ kind: 'json', text }) as const;
const events = [
  sampleEvent('e-1', { data: json('{"email":"ann@lee.org"}') }),
  sampleEvent('e-2', { type: 'NoteAdded', data: json('{"note":"Chargeback\\u0020asked"}') }),
  sampleEvent('e-3', { data: json('{"a":1}'), metadata: json('{"ip":"10.0.0.1"}') }),
];

const finder = (text: string) => {
  const find = finderOf(text);
  if (find === null) throw new Error('A text is looked for.');
  return find;
};
const rowsOf = (text: string) => findInResults(events, finder(text)).rows;

describe('finding in the results', () => {
  it('looks through everything that was loaded of an event, in either case', () => {
    expect(rowsOf('ANN@lee')).toStrictEqual([0]);
    expect(rowsOf('noteadded')).toStrictEqual([1]);
    expect(rowsOf('10.0.0.1')).toStrictEqual([2]);
    expect(rowsOf('account-1')).toStrictEqual([0, 1, 2]);
    expect(rowsOf('nowhere')).toStrictEqual([]);
  });

  it('reads what is escaped as it is meant', () => {
    expect(rowsOf('chargeback asked')).toStrictEqual([1]);
  });

  it('takes signs for themselves', () => {
    expect(rowsOf('10.0.0.?')).toStrictEqual([]);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (text) => {
        const find = finderOf(text);
        if (find === null) return;
        expect(find(`x${text}y`).length).toBeGreaterThan(0);
      }),
    );
  });

  it('looks for nothing where there is only space', () => {
    expect(finderOf('  ')).toBeNull();
  });

  it('counts events of which only a part is at hand', () => {
    const part = { data: { kind: 'oversized', size: 90_000, head: '{"a":"needle' } } as const;
    const found = findInResults([sampleEvent('e-4', part)], finder('needle'));
    expect(found).toStrictEqual({ rows: [0], partly: 1 });
  });

  it('says where a text stands, with what is around it', () => {
    const long = json(`{"text":"${'a'.repeat(60)} needle ${'b'.repeat(60)}"}`);
    const [place] = placesIn(sampleEvent('e-5', { data: long }), finder('needle'));
    expect(place?.name).toBe('its data');
    expect(place?.excerpt).toMatch(/^….{23} needle .{23}…$/);
  });
});

describe('going from one find to another', () => {
  it('goes down and up from where the reader is, and round at the ends', () => {
    const rows = [2, 5, 9];
    expect(nextRow(rows, null, 1)).toBe(2);
    expect(nextRow(rows, 2, 1)).toBe(5);
    expect(nextRow(rows, 3, 1)).toBe(5);
    expect(nextRow(rows, 9, 1)).toBe(2);
    expect(nextRow(rows, null, -1)).toBe(9);
    expect(nextRow(rows, 5, -1)).toBe(2);
    expect(nextRow(rows, 2, -1)).toBe(9);
    expect(nextRow([], 1, 1)).toBeNull();
  });
});

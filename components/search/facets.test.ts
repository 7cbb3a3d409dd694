import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse.ts';
import { countedInEvents, facetsOf } from './facets.ts';
import { rowQuery } from './narrowed.ts';
import { sampleEvent } from './sample-event.ts';

const query = (text: string) => parseQuery(text).query;
const events = [
  sampleEvent('a'),
  sampleEvent('b', { initiator: 'svc billing' }),
  sampleEvent('c', { type: 'Closed', initiator: null }),
];

const counted = countedInEvents(events);

describe('facets', () => {
  it('count the values of what was found, most first', () => {
    const [type] = facetsOf(query('chargeback'), counted);
    expect(type?.values.map(({ text, events: count }) => [text, count])).toStrictEqual([
      ['EmailChanged', 2],
      ['Closed', 1],
    ]);
  });

  it('add a value to the query, and take it away where it is chosen', () => {
    const [type] = facetsOf(query('chargeback type:EmailChanged'), counted);
    expect(type?.values.map(({ chosen, query: next }) => [chosen, next])).toStrictEqual([
      [true, 'chargeback'],
      [false, 'chargeback type:(EmailChanged,Closed)'],
    ]);
  });

  it('quote a value that needs it', () => {
    const who = facetsOf(query(''), counted).find(({ label }) => label === 'Who');
    expect(who?.values.map((value) => value.query)).toContain('initiator:"svc billing"');
  });

  it('are left out where all events have the same value', () => {
    expect(facetsOf(query(''), counted).map(({ label }) => label)).toStrictEqual(['Type', 'Who']);
  });

  it('lead to the count over the whole answer', () => {
    expect(facetsOf(query('chargeback'), counted)[0]?.countAll).toBe('chargeback | count by type');
  });

  it('lead to the events without a value', () => {
    const values = [
      { value: 'ann', events: 3 },
      { value: null, events: 2 },
    ];
    const given = [{ field: 'initiator', values, different: 2 }] as const;
    const none = (text: string) => facetsOf(query(text), given)[0]?.values.at(-1);
    expect(none('x')).toMatchObject({ text: null, events: 2, chosen: false });
    expect(none('x')?.query).toBe('x initiator:missing');
    expect(none('x initiator:missing')).toMatchObject({ chosen: true, query: 'x' });
  });

  it('say how many values they do not tell, or that these are too many', () => {
    const values = Array.from({ length: 20 }, (_, n) => ({ value: `t${n}`, events: 1 }));
    const more = (different: number | null) =>
      facetsOf(query(''), [{ field: 'type', values, different }])[0]?.more;
    expect([more(31), more(8), more(null)]).toStrictEqual([23, 0, null]);
  });
});

describe('a row of a table', () => {
  it('leads to the events it counts', () => {
    expect(rowQuery(query('x last:7d | count by type'), ['type', 'count'], ['Closed', '3'])).toBe(
      'x type:Closed last:7d',
    );
  });

  it('asks for what is missing', () => {
    expect(rowQuery(query('| count by tenant'), ['tenant', 'count'], [null, '3'])).toBe(
      'tenant:missing',
    );
  });

  it('takes the place of values named before, which would widen it', () => {
    const text = rowQuery(
      query('type:(A,B) -type:C | count by type'),
      ['type', 'count'],
      ['A', '3'],
    );
    expect(text).toBe('-type:C type:A');
  });

  it('of a day leads to that day', () => {
    expect(rowQuery(query('x | by day'), ['day', 'count'], ['2026-03-01', '3'])).toBe(
      'x recorded:2026-03-01',
    );
  });

  it('of a day leads nowhere when the period asked for cuts it', () => {
    const row = (text: string) => rowQuery(query(text), ['day', 'count'], ['2026-03-01', '3']);
    expect(row('recorded:2026-01..2026-03 | by day')).toBe('recorded:2026-03-01');
    expect(row('recorded:2026-03-01T10:00Z..2026-03-05 | by day')).toBeNull();
  });

  it('leads nowhere when a value cannot be asked for exactly', () => {
    expect(rowQuery(query('| count by data.x'), ['data.x', 'count'], ['10', '3'])).toBeNull();
  });
});

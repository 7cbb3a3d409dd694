import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { anyClock } from '@/lib/query/time-value.ts';
import { queryForValue, sameValue } from './same-value.ts';

const context = { clock: anyClock, comparePositions: () => NaN, service: null };

describe('a value that was typed', () => {
  it.each([
    ['ann@lee.org', 'Ann@Lee.org', true],
    [' ann@lee.org ', 'ann@lee.org', true],
    ['ann@lee.org', 'joann@lee.org', false],
    ['+44 20 7946 0199', '+442079460199', true],
    ['+442079460199', '+44 (20) 7946-0199', true],
    ['+442079460199', '+442079460198', false],
    ['00442079460199', '+44 (0)20 7946 0199', true],
    ['123456789', '1234567.89', false],
    ['20260301', '2026-03-01', false],
    ['1234567', '12345678', false],
    ['12', '1 2', false],
    ['1234567', 'order 1234567', false],
  ])('%s and the stored %s', (typed, stored, same) => {
    expect(sameValue(typed)(stored)).toBe(same);
  });

  it.each(['ann@lee.org', 'say "hi"', '+44 20 7946 0199', 'a\\b', '((x', '-x', 'type:y'])(
    'becomes a query without problems: %s',
    (typed) => {
      expect(parseQuery(queryForValue(typed)).problems).toEqual([]);
    },
  );

  it('finds the events in which it stands in another writing', () => {
    const { query } = parseQuery(queryForValue(' +44 20 7946 0199 '));
    const find = compileQuery(query, context);
    const holds = (json: string) => find(new EventReading(sampleEvent(0, { json })));
    expect(holds('{"phone":"(+44) 207-9460199"}')).toBe(true);
    expect(holds('{"phone":442079460199}')).toBe(true);
    expect(holds('{"phone":"+44 20 7946 0198"}')).toBe(false);
  });
});

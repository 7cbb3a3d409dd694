import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { arbitraryLog, sensibleClauses } from './evaluate/arbitrary-log.ts';
import { compileQuery } from './evaluate/compile.ts';
import { EventReading } from './evaluate/event-reading.ts';
import { parseQuery } from './parse.ts';
import { pinTimes } from './pin-times.ts';
import { printQuery } from './print.ts';

const clock = { now: instant('2026-03-10T23:30:00Z'), zone: 'Europe/Paris' };
const pinned = (text: string): string => printQuery(pinTimes(parseQuery(text).query, clock));

describe('a query with its times pinned', () => {
  it.each([
    ['recorded:now', 'recorded:2026-03-10T23:30:00Z'],
    ['recorded:today', 'recorded:2026-03-11'],
    ['recorded:-7d..now', 'recorded:2026-03-03T23:30:00Z..2026-03-10T23:30:00Z'],
    ['type:now last:2h', 'type:now recorded:>=2026-03-10T21:30:00Z'],
    ['-(recorded:>-1d or x)', '-(recorded:>2026-03-09T23:30:00Z or x)'],
    [
      'data.due:<today change.due:*->now',
      'data.due:<2026-03-11 change.due:*->2026-03-10T23:30:00Z',
    ],
    ['state.x:1 at:-1w', 'state.x:1 at:2026-03-03T23:30:00Z'],
    ['was.x:1 during:-1h..now', 'was.x:1 during:2026-03-10T22:30:00Z..2026-03-10T23:30:00Z'],
    ['recorded:2026-03 "today" | count', 'recorded:2026-03 "today" | count'],
  ])('%s is %s', (text, expected) => {
    expect(pinned(text)).toBe(expected);
    expect(pinned(expected)).toBe(expected);
  });

  it('finds the same later as the other found now', () => {
    const clause = fc.constantFrom(
      ...sensibleClauses,
      'last:3d',
      'recorded:today',
      'recorded:<-4d',
    );
    const later = { now: instant('2031-01-01T00:00:00Z'), zone: clock.zone };
    const context = { comparePositions: () => NaN, service: null };
    fc.assert(
      fc.property(
        fc.array(clause, { minLength: 1, maxLength: 3 }),
        arbitraryLog,
        (clauses, log) => {
          const { query, problems } = parseQuery(clauses.join(' and '));
          if (problems.length > 0) return;
          const now = compileQuery(query, { ...context, clock });
          const then = compileQuery(pinTimes(query, clock), { ...context, clock: later });
          for (const event of log) {
            expect(then(new EventReading(event))).toBe(now(new EventReading(event)));
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { arbitraryExprOf } from './arbitrary-query.ts';
import { arbitraryLog, sensibleClauses, stateClauses } from './evaluate/arbitrary-log.ts';
import { compileQuery } from './evaluate/compile.ts';
import { EventReading } from './evaluate/event-reading.ts';
import { logSurroundings } from './evaluate/log-surroundings.ts';
import { fieldsOf } from './fields-of.ts';
import { queryForService } from './for-service.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { noScopes, type Expr } from './syntax.ts';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: (a: string, b: string) => Number(a) - Number(b),
};
const { comparePositions } = context;

const asked = (text: string, service = 'billing'): string | null => {
  const left = queryForService(parseQuery(text).query, service, context);
  return left === null ? null : printQuery(left);
};

describe('a query for one of several stores', () => {
  it.each([
    ['service:billing type:Paid', 'type:Paid'],
    ['service:bil* last:7d | count', 'last:7d | count'],
    ['service:(orders,billing)', ''],
    ['-service:orders type:Paid', 'type:Paid'],
    ['(service:orders type:A) or (service:billing (type:B or data.x:1))', 'type:B or data.x:1'],
    ['service:billing or type:A', ''],
    ['service:exists type:A', 'type:A'],
    ['service:!=orders', ''],
    ['service:~^bill', ''],
  ])('has what is left of %s', (text, left) => {
    expect(asked(text)).toBe(left);
  });

  it.each([
    'service:orders',
    'service:missing',
    '-service:billing type:A',
    'service:ord* service:acc*',
    '(service:orders or service:accounts) type:A',
    'not (service:billing or type:A)',
  ])('is none where nothing of the store can match: %s', (text) => {
    expect(asked(text)).toBeNull();
  });

  it('judges every event as the whole query does, and says nothing of stores any more', () => {
    const services = [
      'service:billing',
      'service:(orders,accounts)',
      'service:b*',
      'service:exists',
    ];
    const clause = fc
      .oneof(
        fc.constantFrom(...services),
        fc.constantFrom(...sensibleClauses),
        fc.constantFrom(...stateClauses),
      )
      .map(exprOf);
    fc.assert(
      fc.property(
        arbitraryLog,
        arbitraryExprOf(clause),
        fc.constantFrom('billing', 'orders'),
        (log, expr, service) => {
          const query = { expr, scopes: noScopes, steps: [] };
          const whole = compileQuery(query, { ...context, service });
          const left = queryForService(query, service, context);
          const judge =
            left === null ? () => false : compileQuery(left, { ...context, service: null });
          const around = logSurroundings(log, inferredReducer, comparePositions);
          for (const event of log) {
            const reading = new EventReading(event);
            expect(judge(reading, around)).toBe(whole(reading, around));
          }
          const fields = left === null ? [] : fieldsOf(left);
          expect(fields.map(({ name }) => name)).not.toContain('service');
        },
      ),
      { numRuns: 300 },
    );
  });
});

function exprOf(text: string): Expr {
  const { expr } = parseQuery(text).query;
  if (expr === null) throw new Error(`"${text}" says nothing.`);
  return expr;
}

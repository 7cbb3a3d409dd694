import { describe, expect, it } from 'vitest';
import { conditionsLeft, readFilter, withFilter } from './default-filter.ts';
import { parseQuery } from './parse.ts';
import { printPart, printQuery } from './print.ts';

const filter = '-type:Heartbeat category:account';
const left = (q: string) => conditionsLeft(parseQuery(q).query, filter).map(printPart);

describe('a default filter', () => {
  it('has conditions only', () => {
    expect(readFilter(filter)).toMatchObject({ ok: true });
    expect(readFilter('')).toStrictEqual({ ok: true, conditions: [] });
    expect(readFilter('type:A last:7d')).toMatchObject({ ok: false });
    expect(readFilter('| count')).toMatchObject({ ok: false });
    expect(readFilter('tpye:A')).toMatchObject({ ok: false });
  });

  it('is missing in part or in whole from a query that goes without it', () => {
    expect(left('')).toStrictEqual(['-type:Heartbeat', 'category:account']);
    expect(left('chargeback category:account')).toStrictEqual(['-type:Heartbeat']);
    expect(left(`chargeback ${filter} | count`)).toStrictEqual([]);
  });

  it('joins a query once', () => {
    const { query } = parseQuery('chargeback category:account | count');
    const joined = withFilter(query, filter);
    expect(printQuery(joined)).toBe('chargeback category:account -type:Heartbeat | count');
    expect(printQuery(withFilter(joined, filter))).toBe(printQuery(joined));
  });
});

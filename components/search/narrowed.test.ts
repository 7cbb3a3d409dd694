import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse.ts';
import { onlyStore, rowQuery, withoutStore } from './narrowed.ts';

const query = (text: string) => parseQuery(text).query;

describe('a query over several stores', () => {
  it('can be asked of one alone, whichever it chose before', () => {
    expect(onlyStore(query('type:A | count'), 'billing')).toBe('service:billing type:A | count');
    expect(onlyStore(query('service:(a,b) -service:c type:A'), 'b')).toBe('service:b type:A');
  });

  it('can leave one out', () => {
    expect(withoutStore(query('type:A'), 'billing')).toBe('-service:billing type:A');
    expect(withoutStore(query('-service:a'), 'b')).toBe('-service:b -service:a');
  });

  it('leads from a count by store to its events', () => {
    const counted = query('type:A | count by service');
    expect(rowQuery(counted, ['service', 'count'], ['billing', '3'])).toBe(
      'type:A service:billing',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearch, searchString } from '@/lib/urls/search-string.ts';
import { arbitraryQuery } from './arbitrary-query.ts';
import {
  chipsOf,
  namesAlternative,
  negateChip,
  queryFromChips,
  toggleAlternative,
  withoutChip,
} from './chips.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { queryFromParam, queryToParam } from './query-param.ts';
import type { FieldRef, Query } from './syntax.ts';

const read = (text: string): Query => parseQuery(text).query;
const texts = (text: string): readonly string[] => chipsOf(read(text)).map((chip) => chip.text);
const type: FieldRef = { name: 'type', path: [], counted: false };
const value = (text: string) => ({ kind: 'value', value: { kind: 'word', text } }) as const;

describe('the chips of a query', () => {
  it('put together again are the query', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        expect(queryFromChips(chipsOf(query))).toEqual(query);
      }),
    );
  });

  it('are each a query of their own, read as the part they show', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        for (const chip of chipsOf(query)) {
          const alone = queryFromChips([chip]);
          expect(parseQuery(chip.text).query).toEqual(alone);
        }
      }),
    );
  });

  it('are one for each condition, time frame and step, repeated values in one', () => {
    expect(texts('type:A -x (a or b) type:B last:7d | count | limit 3')).toStrictEqual([
      'type:(A,B)',
      '-x',
      '(a or b)',
      'last:7d',
      '| count',
      '| limit 3',
    ]);
    expect(texts('a or b')).toStrictEqual(['(a or b)']);
    expect(texts('')).toStrictEqual([]);
  });

  it('are taken away and turned round one by one', () => {
    const query = read('type:A -x last:7d');
    expect(printQuery(withoutChip(query, 0))).toBe('-x last:7d');
    expect(printQuery(withoutChip(query, 2))).toBe('type:A -x');
    expect(printQuery(negateChip(query, 0))).toBe('-type:A -x last:7d');
    expect(printQuery(negateChip(query, 1))).toBe('type:A x last:7d');
    expect(printQuery(negateChip(query, 2))).toBe('type:A -x last:7d');
  });

  it('turned round twice are as they were, unless they were negated twice', () => {
    fc.assert(
      fc.property(arbitraryQuery, fc.nat(3), (query, index) => {
        const chip = chipsOf(query)[index];
        if (chip?.kind !== 'condition' || chip.expr.kind === 'not') return;
        expect(negateChip(negateChip(query, index), index)).toEqual(query);
      }),
    );
  });
});

describe('a facet', () => {
  it('adds its value to the clause of its field and takes it away again', () => {
    const start = read('x');
    const one = toggleAlternative(start, type, value('A'));
    const two = toggleAlternative(one, type, value('B'));
    expect(printQuery(one)).toBe('x type:A');
    expect(printQuery(two)).toBe('x type:(A,B)');
    expect(namesAlternative(two, type, value('B'))).toBe(true);
    expect(namesAlternative(one, type, value('B'))).toBe(false);
    expect(printQuery(toggleAlternative(two, type, value('A')))).toBe('x type:B');
    expect(toggleAlternative(one, type, value('A'))).toEqual(start);
  });

  it('toggled twice leaves the query as it was, where it was not named', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        if (namesAlternative(query, type, value('Zz'))) return;
        const twice = toggleAlternative(
          toggleAlternative(query, type, value('Zz')),
          type,
          value('Zz'),
        );
        expect(twice).toEqual(query);
      }),
    );
  });
});

describe('the query in an address', () => {
  it('comes back as the same tree', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        const address = searchString({ q: queryToParam(query) });
        const { q } = readSearch(new URLSearchParams(address));
        expect(queryFromParam(typeof q === 'string' ? q : null).query).toEqual(query);
        expect(address).not.toMatch(/[^\x21-\x7e]/);
      }),
    );
  });

  it('is left out when it asks for everything', () => {
    expect(queryToParam(read(''))).toBeNull();
  });
});

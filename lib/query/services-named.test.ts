import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { unknownServices } from './services-named.ts';

const known = ['accounts', 'billing'];
const told = (text: string) => unknownServices(parseQuery(text), known);

describe('stores a query names', () => {
  it('are told of where they are not there, at their place, with the nearest there is', () => {
    expect(told('type:A service:(billing,acounts)')).toStrictEqual([
      { from: 24, to: 31, message: 'There is no store named acounts. Did you mean accounts?' },
    ]);
  });

  it('are told of with all there are where none is near', () => {
    const [notice] = told('not (service:zzzzzz or x)');
    expect(notice?.message).toBe('There is no store named zzzzzz. There are accounts, billing.');
  });

  it.each(['service:billing', 'service:zz*', 'service:exists', 'service:!=zz', 'type:zz', ''])(
    'are not told of in %s',
    (text) => {
      expect(told(text)).toStrictEqual([]);
    },
  );
});

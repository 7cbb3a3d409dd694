import { expect, it } from 'vitest';
import { eventsNamed } from './events-named.ts';
import { parseQuery } from './parse.ts';

it.each([
  ['event:a', ['a']],
  ['event:(a,"b c") type:Paid', ['a', 'b c']],
  ['event:a event:b', ['a', 'b']],
  ['event:a or type:Paid', null],
  ['-event:a', null],
  ['event:a*', null],
  ['event:!=a', null],
  ['event:exists', null],
  ['', null],
])('%j is about the events %j', (q, ids) => {
  expect(eventsNamed(parseQuery(q).query)).toEqual(ids);
});

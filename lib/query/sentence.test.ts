import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryQuery } from './arbitrary-query.ts';
import { parseQuery } from './parse.ts';
import { sentenceOf } from './sentence.ts';

const sentence = (text: string): string => sentenceOf(parseQuery(text).query);

describe('the sentence of a query', () => {
  it.each([
    ['', 'all events'],
    [
      'type:(EmailChanged,PhoneChanged) -initiator:svc-* recorded:2026-03 chargeback',
      'events of type EmailChanged or PhoneChanged, by anyone but svc-*, recorded in March 2026, containing the word chargeback',
    ],
    [
      'stream:account-1042 change.email:exists last:90d',
      'events of stream account-1042, that changed email, recorded in the last 90 days',
    ],
    [
      'category:account state.email:"ann@example.org" at:2026-03-01',
      'events of category account, of streams whose email is “ann@example.org”, with states as of 2026-03-01',
    ],
    [
      'change.role:*->admin recorded:2026-01..2026-03',
      'events that changed role from anything to admin, recorded in January 2026 to March 2026',
    ],
    ['type:A data.reason:missing', 'events of type A, without reason'],
    [
      'was.limit:>10000 during:2026-01..2026-06 | count by stream',
      'events of streams whose limit at some time is more than 10000, with states from January 2026 to June 2026; then counted by stream',
    ],
    ['correlation:c-77f | sort position', 'events in conversation c-77f; then sorted by position'],
    ['root:e-123 -type:*Notice*', 'events that are or follow from e-123, not of type *Notice*'],
    [
      'data.items[*].sku:ABC-1 version:<5',
      'events whose items[*].sku is ABC-1, whose version is less than 5',
    ],
    [
      'readable:false | count by type, schema',
      'events that cannot be read; then counted by type and schema',
    ],
    [
      '"charge back" last:1d | by day',
      'events containing the words “charge back”, recorded in the last 1 day; then counted per day',
    ],
    ['recorded:>-7d', 'events recorded after 7 days ago'],
    ['recorded:>=now tenant:exists', 'events recorded from now, with a tenant'],
    ['-tag:missing', 'events with a tag'],
    ['-readable:true', 'events that cannot be read'],
    ['data.a:~^x', 'events whose a matching ^x'],
    [
      'change.a:missing->1 -change.b',
      'events that changed a from nothing to 1, that changed nothing at b',
    ],
    ['-"+44 20 7946 0199"', 'events not containing the number +44 20 7946 0199 in any grouping'],
    ['a or -b', 'events either containing the word a, or not containing the word b'],
    ['-(a b)', 'events but not those that are (containing the word a and containing the word b)'],
    ['count(data.lines):>2', 'events whose number of lines is more than 2'],
    [
      '| first 3 per stream | show type | limit 5',
      'all events; then the first 3 of each stream; then showing type; then at most 5',
    ],
    [
      '| count by type | sort count desc',
      'all events; then counted by type; then sorted by count, largest first',
    ],
  ])('of "%s" is "%s"', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('names every query, and says nothing empty', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        const words = sentenceOf(query);
        expect(words.startsWith('all events') || words.startsWith('events ')).toBe(true);
        expect(words).not.toContain('undefined');
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse.ts';
import { withText } from './add-text.ts';

const added = (q: string, text: string) => withText(parseQuery(q).query, text);

describe('a text that was found and becomes part of the query', () => {
  it('is looked for beside what was asked', () => {
    expect(added('type:A', ' chargeback ')).toBe('type:A chargeback');
    expect(added('', 'charge back')).toBe('"charge back"');
    expect(added('type:A | limit 5', 'or')).toBe('type:A "or" | limit 5');
  });

  it('means its signs as they are', () => {
    expect(added('', 'a*b')).toBe('"a*b"');
  });

  it('is not offered where there is no word in it', () => {
    expect(added('type:A', '{"')).toBeNull();
  });
});

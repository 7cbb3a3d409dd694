import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { namesMissing, toggleMissing } from './toggle-missing.ts';

const who = { name: 'initiator', path: [], counted: false } as const;
const toggled = (text: string): string => printQuery(toggleMissing(parseQuery(text).query, who));

describe('events without a field', () => {
  it('are asked for, and no more when asked again', () => {
    expect(toggled('type:A')).toBe('type:A initiator:missing');
    expect(toggled('type:A initiator:missing')).toBe('type:A');
  });

  it('are asked for in place of values, which they cannot have', () => {
    expect(toggled('initiator:ann type:A -initiator:bob')).toBe(
      'type:A -initiator:bob initiator:missing',
    );
  });

  it('are told from those of another field', () => {
    const query = parseQuery('tenant:missing').query;
    expect(namesMissing(query, who)).toBe(false);
    expect(namesMissing(parseQuery('initiator:missing').query, who)).toBe(true);
  });
});

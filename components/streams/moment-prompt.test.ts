import { describe, expect, it } from 'vitest';
import { readMoment } from './moment-prompt.tsx';

describe('a moment as people write it', () => {
  it.each([
    ['41', 'v41'],
    [' v41 ', 'v41'],
    ['2026', 'v2026'],
    ['p1001', 'p1001'],
    ['2026-05-13 04:13', '2026-05-13T02:13:00Z'],
    ['2026-05-13T04:13Z', '2026-05-13T04:13:00Z'],
  ])('%s is %s', (text, at) => {
    expect(readMoment(text, 'Europe/Paris')).toStrictEqual({ ok: true, at });
  });

  it.each(['', 'last tuesday', 'v'])('%s is refused in words', (text) => {
    const refused = readMoment(text, 'UTC');
    expect(refused.ok).toBe(false);
  });
});

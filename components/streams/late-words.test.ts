import { describe, expect, it } from 'vitest';
import { lateWords } from './late-words.ts';

const occurredAt = '2026-03-01T00:00:00Z';
const events = (from: number, to: number, at: string | null = occurredAt) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({ version: String(from + n), occurredAt: at }));
const reach = { first: 1n, last: 500n };

describe('the words below the rail of late events', () => {
  it('say among which events they are marked', () => {
    expect(lateWords(events(301, 500), reach)).toBe(
      'Late events (◂) are marked only among v301–v500, which the timeline has read.',
    );
  });

  it('are none where all were read, or none can be known', () => {
    expect(lateWords(events(1, 500), reach)).toBeNull();
    expect(lateWords(events(301, 500, null), reach)).toBeNull();
    expect(lateWords([], reach)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { periodWords } from './period-words.ts';

describe('a period in words', () => {
  it('of whole days names the first and the last day inside it', () => {
    expect(periodWords('2026-03-03T00:00:00Z', '2026-03-10T00:00:00Z', 'UTC')).toBe(
      '3 Mar – 9 Mar 2026',
    );
  });

  it('of one day is that day', () => {
    expect(periodWords('2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z', 'UTC')).toBe('3 Mar 2026');
  });

  it('over a new year names both years', () => {
    expect(periodWords('2025-12-29T00:00:00Z', '2026-01-05T00:00:00Z', 'UTC')).toBe(
      '29 Dec 2025 – 4 Jan 2026',
    );
  });

  it('of hours says the clock, and the second day only where there is one', () => {
    expect(periodWords('2026-03-03T14:00:00Z', '2026-03-03T15:30:00Z', 'UTC')).toBe(
      '3 Mar 2026 14:00 – 15:30',
    );
    expect(periodWords('2026-03-03T23:00:00Z', '2026-03-04T01:00:15Z', 'UTC')).toBe(
      '3 Mar 2026 23:00 – 4 Mar 2026 01:00:15',
    );
  });

  it('is told in the zone of the reader', () => {
    expect(periodWords('2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z', 'Asia/Tokyo')).toBe(
      '3 Jan 2026 09:00 – 4 Jan 2026 09:00',
    );
  });

  it('of what is no time stays as it was written', () => {
    expect(periodWords('-infinity', 'infinity', 'UTC')).toBe('-infinity – infinity');
  });
});

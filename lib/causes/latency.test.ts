import { describe, expect, it } from 'vitest';
import { latencyOf } from './latency.ts';
import { sampleEvent } from '@/lib/events/sample-event-view.ts';

const at = (recordedAt: string | null) => ({
  store: 'accounts',
  event: sampleEvent({ recordedAt }),
});
const between = (from: string | null, to: string | null) =>
  latencyOf({ parent: at(from), placed: at(to) });

describe('the time from cause to effect', () => {
  it('is told down to fractions of a millisecond', () => {
    expect(between('2026-03-01T10:00:00Z', '2026-03-01T10:00:00.040Z')?.words).toBe('+ 40 ms');
    expect(between('2026-03-01T10:00:00Z', '2026-03-03T11:00:00Z')?.words).toBe('+ 2 days 1 h');
    expect(between('2026-03-01T10:00:00.000001Z', '2026-03-01T10:00:00.000401Z')?.words).toBe(
      '+ 0.4 ms',
    );
  });

  it('says so when the effect bears the earlier time', () => {
    expect(between('2026-03-01T10:02:00Z', '2026-03-01T10:00:00Z')).toEqual({
      words: '− 2 min',
      backwards: true,
    });
  });

  it('is not backwards where both bear the same time', () => {
    expect(between('2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z')).toEqual({
      words: '+ 0 s',
      backwards: false,
    });
  });

  it('is unknown without a cause or without times', () => {
    expect(latencyOf({ parent: null, placed: at('2026-03-01T10:00:00Z') })).toBeNull();
    expect(between(null, '2026-03-01T10:00:00Z')).toBeNull();
    expect(between('infinity', '2026-03-01T10:00:00Z')).toBeNull();
  });
});

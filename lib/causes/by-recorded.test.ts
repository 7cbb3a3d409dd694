import { describe, expect, it } from 'vitest';
import { byRecorded } from './by-recorded.ts';
import { sampleEvent } from '@/lib/events/sample-event-view.ts';

const placed = (recordedAt: string | null, streamId = 's', version = '1') => ({
  store: 'orders',
  event: sampleEvent({ recordedAt, streamId, version }),
});

describe('the order of recording', () => {
  it('is by time, however many digits are written', () => {
    const [whole, later] = [placed('2026-03-01T10:00:07Z'), placed('2026-03-01T10:00:07.5Z')];
    expect(byRecorded(whole, later)).toBeLessThan(0);
    expect(byRecorded(later, whole)).toBeGreaterThan(0);
  });

  it('puts events without a time first', () => {
    expect(byRecorded(placed(null), placed('2026-03-01T10:00:00Z'))).toBeLessThan(0);
  });

  it('is by stream and version at the same moment, versions as numbers', () => {
    const at = '2026-03-01T10:00:00Z';
    expect(byRecorded(placed(at, 'a', '9'), placed(at, 'b', '1'))).toBeLessThan(0);
    expect(byRecorded(placed(at, 'a', '10'), placed(at, 'a', '9'))).toBeGreaterThan(0);
    expect(byRecorded(placed(null, 'a', '9'), placed(null, 'a', '9'))).toBe(0);
  });
});

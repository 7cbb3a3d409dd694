import { expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { isLate, lateSeconds } from './late.ts';

const at = (occurredAt: string | null, recordedAt: string | null) =>
  lateSeconds({ occurredAt, recordedAt });

it('tells an hour and more, and nothing else', () => {
  expect(at('2026-03-30T10:00:00Z', '2026-03-30T11:00:00Z')).toBe(3600);
  expect(at('2026-03-30T10:00:00Z', '2026-03-30T10:59:59Z')).toBeNull();
  expect(at('2026-03-30T11:00:00Z', '2026-03-30T10:00:00Z')).toBeNull();
  expect(at(null, '2026-03-30T10:00:00Z')).toBeNull();
  expect(at('2026-03-30T10:00:00Z', null)).toBeNull();
});

it('is asked in the same way of times that were read already', () => {
  const times = ['2026-03-30T10:00:00.4Z', '2026-03-30T11:00:00.3Z', '2026-03-30T11:00:00.4Z'];
  const others = ['2026-03-30T09:00:00Z', '2026-03-30T12:00:00Z', '-infinity', 'soon'];
  for (const occurred of [...times, ...others]) {
    for (const recorded of [...times, ...others]) {
      const told = isLate(pointOf(instant(occurred)), pointOf(instant(recorded)));
      expect([occurred, recorded, told]).toEqual([
        ...[occurred, recorded],
        at(occurred, recorded) !== null,
      ]);
    }
  }
});

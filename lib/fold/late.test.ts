import { expect, it } from 'vitest';
import { lateSeconds } from './late.ts';

const at = (occurredAt: string | null, recordedAt: string | null) =>
  lateSeconds({ occurredAt, recordedAt });

it('tells an hour and more, and nothing else', () => {
  expect(at('2026-03-30T10:00:00Z', '2026-03-30T11:00:00Z')).toBe(3600);
  expect(at('2026-03-30T10:00:00Z', '2026-03-30T10:59:59Z')).toBeNull();
  expect(at('2026-03-30T11:00:00Z', '2026-03-30T10:00:00Z')).toBeNull();
  expect(at(null, '2026-03-30T10:00:00Z')).toBeNull();
  expect(at('2026-03-30T10:00:00Z', null)).toBeNull();
});

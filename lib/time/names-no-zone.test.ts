import { expect, it } from 'vitest';
import { namesNoZone } from './names-no-zone.ts';

it.each([
  ['2026-03-01 10:15:00', true],
  ['2026-03-01T10:15:00.123456', true],
  ['2026-03-01', true],
  ['2026-03-01T10:15:00Z', false],
  ['2026-03-01 10:15:00+00', false],
  ['2026-03-01 10:15 UTC', false],
  ['2026-03-01T10:15:00-05:30', false],
  ['infinity', false],
  ['yesterday', false],
  ['', false],
])('a time leaves its zone open, or does not: %j', (text, open) => {
  expect(namesNoZone(text)).toBe(open);
});

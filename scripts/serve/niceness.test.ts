import { expect, it } from 'vitest';
import { nicerThan } from './niceness.ts';

it('the indexer is nicer than the server', () => {
  expect(nicerThan(0)).toBe(10);
  expect(nicerThan(-5)).toBe(5);
});

it.each([10, 15, 19])('and never comes before a server that is nice itself: %i', (server) => {
  expect(nicerThan(server)).toBeGreaterThanOrEqual(server);
  expect(nicerThan(server)).toBeLessThanOrEqual(19);
});

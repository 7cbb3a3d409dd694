import { expect, it } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import { limitedHorizon } from './limited-horizon.ts';

it.each([
  ['as far as the store is', { limit: '5', settled: '3', told: ['5', '3'] }],
  ['as a whole where the store is final there', { limit: '5', settled: '7', told: ['5', '5'] }],
  ['nowhere where the store is final nowhere', { limit: '5', settled: null, told: ['5', null] }],
  ['nowhere where nothing is shown', { limit: null, settled: '7', told: [null, null] }],
])('a store of the past is final %s', async (_, { limit, settled, told }) => {
  const place = (text: string | null) => (text === null ? null : position(text));
  const store = {
    horizon: () => Promise.resolve({ head: position('9'), settled: place(settled) }),
    comparePositions: (a: string, b: string) => Number(a) - Number(b),
  };
  const horizon = limitedHorizon(store, { position: place(limit) });
  const [head, final] = told;
  expect(await horizon(new AbortController().signal)).toStrictEqual({ head, settled: final });
});

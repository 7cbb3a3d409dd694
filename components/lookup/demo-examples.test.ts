import { expect, it } from 'vitest';
import { sameValue } from '@/lib/lookup/same-value.ts';
import { takeover } from '@/scripts/demo/stories.ts';
import { demoExamples } from './demo-examples.ts';

it('the examples of the demo are those of its stories', () => {
  const { store, email, name, order, account } = demoExamples;
  expect(takeover).toMatchObject({ store, email, order, stream: account });
  expect(sameValue(name)(takeover.name)).toBe(true);
});

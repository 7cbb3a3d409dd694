import { expect, it } from 'vitest';
import { payloadProblems } from './payload-problems.ts';
import { isUnreadable } from './is-unreadable.ts';

it.each([
  ['{"a":', true],
  ['['.repeat(300), true],
  ['{"a":1,"a":2}', false],
  [`{"a":1${'0'.repeat(400)}}`, false],
])('tells what cannot be taken in from what is only odd: %#', (text, unreadable) => {
  const problems = payloadProblems({ kind: 'json', text }, 'data');
  expect(problems.map(isUnreadable)).toEqual([unreadable]);
});

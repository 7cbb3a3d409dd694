import { describe, expect, it } from 'vitest';
import type { RegressionProgress } from '@/lib/api/regression.ts';
import { linkedSides, regressionWords, regressionWorth, sidesWords } from './regression-words.ts';

const progress: RegressionProgress = {
  ...{ streams: 40, events: 1200, differ: 3, differNow: 1, incomplete: 0, listed: 3 },
  ...{ stoppedBefore: 0, stoppedAfter: 0 },
};
const hash = (digit: string): string => digit.repeat(64);
const named = (version: string, digit: string) => ({
  kind: 'rules' as const,
  source: `order ${version} sha256:${hash(digit)}`,
  hash: hash(digit),
});
const inferred = { kind: 'inferred' as const, source: null, hash: null };

describe('the words of a comparison over all streams', () => {
  it('say how many of how many were compared', () => {
    expect(regressionWords({ state: 'running', progress }, 8884)).toBe(
      '3 streams differ so far, 1 of them still now; 40 of 8,884 compared.',
    );
    expect(regressionWords({ state: 'paused', progress }, null)).toBe(
      '3 streams differ so far, 1 of them still now; 40 compared.',
    );
  });

  it('say in the end that every one was compared', () => {
    const none = { ...progress, differ: 0, differNow: 0, listed: 0 };
    expect(regressionWords({ state: 'done', progress: none }, 40)).toBe(
      'No state differs; every one of 40 streams was compared.',
    );
    expect(regressionWords({ state: 'done', progress: { ...progress, differNow: 3 } }, 40)).toBe(
      '3 streams differ, up to now; every one of 40 streams was compared.',
    );
    expect(
      regressionWords({ state: 'done', progress: { ...progress, differNow: 0 } }, 40),
    ).toContain('none of them still now');
  });

  it('say why nothing happens yet', () => {
    expect(regressionWords({ state: 'queued', progress }, 40)).toContain('waits its turn');
  });

  it('say what the answer is worth', () => {
    expect(regressionWorth(progress)).toBe(
      '1,200 events folded by both; nothing was missing or unreadable in them. No reducer threw or took more than it may.',
    );
    const worse = { ...progress, differ: 700, listed: 500, incomplete: 1, stoppedAfter: 2 };
    expect(regressionWorth(worse)).toBe(
      '1,200 events folded by both; 1 stream is incomplete: what is missing or unreadable there was folded by neither. A reducer that throws or takes more than it may stops: the first one did in none, the second one in 2 streams. Listed are the first 500 that differ, the others are only counted.',
    );
  });

  it('name both reducers by version and the beginning of their hash', () => {
    expect(sidesWords({ before: inferred, after: named('v2', 'a') })).toBe(
      'inferred → rules order v2 · aaaaaaaa',
    );
  });
});

describe('the reducers a link shows a stream under', () => {
  const sides = { before: inferred, after: named('v2', 'a') };

  it('are both sides where each can be found again', () => {
    expect(linkedSides(sides, new Set([hash('a')]))).toEqual({
      againstReducer: 'inferred',
      reducer: hash('a'),
    });
  });

  it('are none where a draft was never saved', () => {
    expect(linkedSides(sides, new Set())).toBeNull();
  });
});

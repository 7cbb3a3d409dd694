import { describe, expect, it } from 'vitest';
import type { TruthStep } from '@/lib/api/time-travel.ts';
import {
  advanceTruth,
  newTruthRun,
  truthRunWords,
  worthWords,
  type TruthAction,
  type TruthRun,
} from './truth-run.ts';

const after = (...actions: readonly TruthAction[]): TruthRun =>
  actions.reduce(advanceTruth, newTruthRun);

const found = (...streams: readonly string[]): TruthAction => ({
  kind: 'step',
  step: {
    kind: 'found',
    items: streams.map((stream) => ({
      stream,
      intervals: 1,
      first: '5',
      firstAt: null,
      firstType: 'VoucherRedeemed',
      last: '8',
      now: false,
      seconds: 60,
    })),
  },
});

const counted = (kind: 'progress' | 'end', streams: number, next: string | null): TruthAction => {
  const counts = { streams, events: streams * 10, found: 0, incomplete: 0 };
  const step: TruthStep =
    kind === 'progress'
      ? { kind, ...counts, next: next ?? '' }
      : { kind, ...counts, complete: next === null, next };
  return { kind: 'step', step };
};

describe('the question to every stream of a category', () => {
  it('gathers streams and says how far it came', () => {
    const run = after(found('order-1'), counted('progress', 40, 'a'), found('order-2'));
    expect(run.items.map(({ stream }) => stream)).toEqual(['order-1', 'order-2']);
    expect(truthRunWords(run, 8884)).toBe('It held in 2 streams so far; 40 of 8,884 asked.');
    expect(truthRunWords(run, null)).toBe('It held in 2 streams so far; 40 asked.');
  });

  it('begins the next request where the time of one ended, without being told to', () => {
    const run = after(counted('end', 500, 'b'));
    expect(run).toMatchObject({ state: 'running', from: 'b', complete: false });
  });

  it('is at its end when nothing is left to ask', () => {
    const run = after(found('order-1'), counted('end', 900, null));
    expect(run).toMatchObject({ state: 'ended', complete: true });
    expect(truthRunWords(run, 900)).toBe('It held in 1 stream of 900; every one was asked.');
  });

  it('goes on after the streams that were asked when it was stopped', () => {
    const stopped = after(counted('progress', 40, 'a'), { kind: 'stop' });
    expect(stopped).toMatchObject({ state: 'stopped', from: null });
    expect(advanceTruth(stopped, { kind: 'go-on' })).toMatchObject({ state: 'running', from: 'a' });
  });

  it('keeps what was found when the server fails, and can go on', () => {
    const failed = after(found('order-1'), counted('progress', 8, 'a'), {
      kind: 'fail',
      message: 'The store is busy.',
    });
    expect(failed).toMatchObject({ state: 'failed', failure: 'The store is busy.' });
    const again = advanceTruth(failed, { kind: 'go-on' });
    expect(again).toMatchObject({ state: 'running', from: 'a', failure: null });
    expect(again.items).toHaveLength(1);
  });

  it('lists a stream once, though a continued walk tells it again', () => {
    const run = after(found('order-1'), { kind: 'stop' }, { kind: 'go-on' }, found('order-1'));
    expect(run.items).toHaveLength(1);
  });

  it('says when streams were incomplete', () => {
    expect(worthWords({ ...newTruthRun, events: 1200 })).toBe(
      '1,200 events folded; nothing was missing or unreadable in them.',
    );
    expect(worthWords({ ...newTruthRun, events: 12, incomplete: 1 })).toContain(
      '1 stream is incomplete',
    );
    expect(worthWords({ ...newTruthRun, events: 12, incomplete: 3 })).toContain('3 streams are');
  });
});

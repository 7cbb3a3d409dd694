import { describe, expect, it } from 'vitest';
import type { SegmentView } from '@/lib/api/streams.ts';
import { sampleEvent } from './sample-events.ts';
import { SegmentCache } from './segment-cache.ts';

/** A stream of four events in segments of two; each event sets `n` to its version. */
function cacheWithLog() {
  const asked: bigint[] = [];
  const event = (version: number) =>
    sampleEvent(version, {
      type: version === 1 ? 'Opened' : 'Changed',
      data: { kind: 'json', text: `{"n":${version}}` },
    });
  const cache: SegmentCache = new SegmentCache(async (at): Promise<SegmentView> => {
    asked.push(at);
    if (at > 4n) throw new Error('no such version');
    if (at <= 2n)
      return {
        base: null,
        firstVersion: '1',
        steps: null,
        events: [event(1), event(2)],
        from: '1',
        to: '2',
      };
    const base = await cache.stateAt(2n);
    return {
      base,
      firstVersion: '1',
      steps: null,
      events: [event(3), event(4)],
      from: '3',
      to: '4',
    };
  });
  return { cache, asked };
}

describe('segments in the browser', () => {
  it('answer every version they hold without asking again', async () => {
    const { cache, asked } = cacheWithLog();
    expect(cache.peek(1n)).toBeUndefined();
    expect((await cache.stateAt(2n)).state).toBe('{"n":2}');
    expect(cache.peek(1n)?.state).toBe('{"n":1}');
    expect(asked).toStrictEqual([2n]);
  });

  it('are read once, however many ask at the same time', async () => {
    const { cache, asked } = cacheWithLog();
    await Promise.all([cache.stateAt(1n), cache.stateAt(1n), cache.stateAt(1n)]);
    expect(asked).toStrictEqual([1n]);
  });

  it('prepare the neighbours, so that stepping on needs no wait', async () => {
    const { cache, asked } = cacheWithLog();
    await cache.stateAt(1n);
    await cache.prepare(1n, { first: 1n, last: 4n });
    expect(asked).toStrictEqual([1n, 3n]);
    expect(cache.peek(4n)?.state).toBe('{"n":4}');
    await cache.prepare(4n, { first: 1n, last: 4n });
    expect(asked).toHaveLength(2);
  });

  it('are given up on the way, and read again when they are asked for again', async () => {
    const signals: AbortSignal[] = [];
    const cache = new SegmentCache(async (_, signal) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('given up'));
        });
      });
    });
    const left = cache.stateAt(1n);
    cache.abandon();
    await expect(left).rejects.toThrow('given up');
    void cache.stateAt(1n).catch(() => undefined);
    expect(signals.map(({ aborted }) => aborted)).toStrictEqual([true, false]);
  });

  it('do not hide a failure, and can be asked again after one', async () => {
    const { cache } = cacheWithLog();
    await expect(cache.stateAt(9n)).rejects.toThrow('no such version');
    await expect(cache.stateAt(9n)).rejects.toThrow('no such version');
  });
});

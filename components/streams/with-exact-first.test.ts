import { describe, expect, it } from 'vitest';
import type { StreamView } from '@/lib/api/streams.ts';
import { withExactFirst } from './with-exact-first.ts';

const stream = (streamId: string, category = 'order'): StreamView => ({
  streamId,
  category,
  firstVersion: '1',
  lastVersion: '2',
  events: '2',
  lastRecordedAt: null,
});

const filter = { category: null, prefix: 'order-1', order: 'recent' as const };
const ids = (streams: readonly StreamView[]) => streams.map(({ streamId }) => streamId);

describe('a stream whose whole id was typed', () => {
  it('comes first even when others were active later', () => {
    const list = [stream('order-12'), stream('order-1'), stream('order-11')];
    expect(ids(withExactFirst(list, stream('order-1'), filter))).toEqual([
      'order-1',
      'order-12',
      'order-11',
    ]);
  });

  it('comes first even when its page was not read yet', () => {
    expect(ids(withExactFirst([stream('order-12')], stream('order-1'), filter))).toEqual([
      'order-1',
      'order-12',
    ]);
  });

  it('stays out where another category was asked for', () => {
    const list = [stream('order-12', 'cart')];
    const narrowed = { ...filter, category: 'cart' };
    expect(withExactFirst(list, stream('order-1'), narrowed)).toBe(list);
  });

  it('changes nothing where there is none', () => {
    const list = [stream('order-12')];
    expect(withExactFirst(list, null, filter)).toBe(list);
  });
});

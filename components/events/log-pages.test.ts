import { describe, expect, it } from 'vitest';
import {
  beforeLookingAgain,
  joinPages,
  pageSize,
  paramBack,
  paramOn,
  type LogPage,
} from './log-pages.ts';
import { sampleEvent } from '@/lib/events/sample-event-view.ts';

interface Given {
  readonly way?: 'on' | 'back';
  readonly ids?: readonly string[];
  readonly next?: string | null;
  readonly back?: string | null;
  readonly scanned?: number;
}

function page({
  way = 'on',
  ids = [],
  next = null,
  back = 'back',
  scanned = ids.length,
}: Given): LogPage {
  return {
    way,
    items: ids.map((id) => sampleEvent({ id })),
    next,
    back,
    coverage: { complete: next === null, scanned, searchedTo: `time of ${ids.at(-1)}`, head: '9' },
    explained: 'All events, newest first.',
  };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `e${index}`);

describe('pages as one list', () => {
  it('turns pages read backwards around', () => {
    const list = joinPages(
      [page({ way: 'back', ids: ['c', 'd'] }), page({ ids: ['b'] }), page({ ids: ['a'] })],
      true,
    );
    expect(list.events.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
    expect(list.examined).toBe(4);
    expect(list.searchedTo).toBe('time of a');
  });

  it('is empty and complete without pages', () => {
    expect(joinPages([], false)).toEqual({
      events: [],
      examined: 0,
      top: 'complete',
      bottom: 'complete',
      searchedTo: null,
    });
  });

  it('reads on by itself while pages bring enough', () => {
    expect(joinPages([page({ ids: many(pageSize), next: 'n' })], false).bottom).toBe('follows');
    expect(joinPages([page({ ids: many(pageSize / 4), next: 'n' })], false).bottom).toBe('follows');
  });

  it('asks before it goes on where much was examined for little', () => {
    const few = page({ ids: many(3), next: 'n', scanned: 50_000 });
    expect(joinPages([few], false)).toMatchObject({ bottom: 'asks', examined: 50_000 });
  });

  it('has nothing above the end of the log, and something above an event', () => {
    expect(joinPages([page({ ids: ['a'] })], false).top).toBe('complete');
    expect(joinPages([page({ ids: ['a'] })], true).top).toBe('follows');
    expect(joinPages([page({ ids: ['a'], back: null })], true).top).toBe('complete');
    expect(joinPages([page({ way: 'back' }), page({ ids: ['a'] })], true).top).toBe('complete');
  });
});

describe('what continues a list', () => {
  it('goes on by the cursor of the last page', () => {
    expect(paramOn(page({ next: 'n' }))).toEqual({ way: 'on', cursor: 'n' });
    expect(paramOn(page({ next: null }))).toBeNull();
  });

  it('goes back by the cursor of the first page, whichever way that was read', () => {
    expect(paramBack(page({ back: 'b' }))).toEqual({ way: 'back', cursor: 'b' });
    expect(paramBack(page({ way: 'back', next: 'n' }))).toEqual({ way: 'back', cursor: 'n' });
    expect(paramBack(page({ way: 'back', next: null }))).toBeNull();
  });

  it('never goes on from a page read backwards', () => {
    expect(paramOn(page({ way: 'back', next: 'n' }))).toBeNull();
  });
});

describe('looking again for new events', () => {
  const [newer, first, older] = [
    page({ way: 'back', ids: ['c'] }),
    page({ ids: ['b'], next: 'n' }),
    page({ ids: ['a'] }),
  ];

  it('asks the page again that had reached the newest event', () => {
    const data = { pages: [newer, first, older], pageParams: [1, 2, 3] };
    expect(beforeLookingAgain(data, 'newest')).toEqual({
      pages: [first, older],
      pageParams: [2, 3],
    });
    expect(beforeLookingAgain(data, 'oldest')).toEqual({
      pages: [newer, first],
      pageParams: [1, 2],
    });
  });

  it('keeps everything where the way back has not been read yet', () => {
    const data = { pages: [first, older], pageParams: [2, 3] };
    expect(beforeLookingAgain(data, 'newest')).toEqual(data);
  });

  it('keeps nothing of a single page in order of time', () => {
    expect(beforeLookingAgain({ pages: [older], pageParams: [3] }, 'oldest')).toBeNull();
    expect(beforeLookingAgain({ pages: [older], pageParams: [3] }, 'newest')).not.toBeNull();
  });
});

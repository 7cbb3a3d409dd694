import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsPage } from '@/lib/urls/pages.ts';
import { logView, readLogPlace, sameFilter, stepIn, type LogPlace } from './log-place.ts';

const place = (text: string): LogPlace => readLogPlace(new URLSearchParams(text));

describe('the place in the log', () => {
  it('is the same after going through an address', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 6 });
    const some = fc.array(text, { maxLength: 3 });
    const filter = fc.record({
      category: some,
      type: some,
      prefix: text,
      from: text,
      to: text,
      order: fc.constantFrom<'newest' | 'oldest'>('newest', 'oldest'),
    });
    const event = fc.option(fc.string({ minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(fc.record({ filter, event }), (given) => {
        const url = new URL(eventsPage('shop', logView(given)), 'http://localhost');
        expect(readLogPlace(url.searchParams)).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  it('has no event where the address leaves it empty', () => {
    expect(place('event=').event).toBeNull();
    expect(place('event=e1').event).toBe('e1');
  });

  it('knows the same filter whatever event is shown', () => {
    expect(sameFilter(place('type=A&event=1').filter, place('event=2&type=A').filter)).toBe(true);
    expect(sameFilter(place('type=A').filter, place('type=B').filter)).toBe(false);
    expect(sameFilter(place('').filter, place('order=oldest').filter)).toBe(false);
  });
});

describe('stepping through the log', () => {
  const events = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('goes to the event below and above', () => {
    expect(stepIn(events, 'b', 1)?.id).toBe('c');
    expect(stepIn(events, 'b', -1)?.id).toBe('a');
  });

  it('begins at the first event and stops at the ends', () => {
    expect(stepIn(events, null, 1)?.id).toBe('a');
    expect(stepIn(events, 'gone', -1)?.id).toBe('a');
    expect(stepIn(events, 'c', 1)).toBeNull();
    expect(stepIn(events, 'a', -1)).toBeNull();
    expect(stepIn([], null, 1)).toBeNull();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { countNewer, newerHref, newerWords } from './newer-events.ts';
import { sampleEvent } from './sample-event.ts';

const sent = (value: unknown): string => `event: tail\ndata: ${JSON.stringify(value)}\n\n`;
const event = sent({ kind: 'event', event: sampleEvent('a'), place: '5', late: false });
const progress = (live: boolean, unreadable = 0): string =>
  sent({ kind: 'progress', place: '9', live, waits: false, examined: 4, unreadable });

async function counted(text: string) {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text)));
  return countNewer('/', new AbortController().signal);
}
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is new since a link was made', () => {
  it('is counted up to now', async () => {
    const newer = await counted(event + progress(false) + event + progress(true, 2));
    expect(newer).toStrictEqual({ events: 2, more: false, unreadable: 2 });
    expect(newerWords(newer)).toBe('2 events new since, 2 could not be judged.');
  });

  it('is said where there is nothing', async () => {
    expect(newerWords(await counted(progress(true)))).toBe('Nothing new since.');
  });

  it('is not known when the answer breaks off', async () => {
    await expect(counted(event)).rejects.toThrow('ended before');
  });

  it('is given up where there is very much', async () => {
    const newer = await counted(event.repeat(1200));
    expect(newerWords(newer)).toBe('At least 1,000 new since.');
  });

  it('is asked of one store, for events, behind a place', () => {
    const asked = { store: 'shop', q: 'type:A', zone: 'UTC', head: '42' };
    expect(newerHref(asked)).toContain('/api/stores/shop/tail?q=type:A&zone=UTC&after=42');
    expect(newerHref({ ...asked, store: null })).toBeNull();
    expect(newerHref({ ...asked, head: null })).toBeNull();
    expect(newerHref({ ...asked, q: '| count' })).toBeNull();
    expect(newerHref({ ...asked, q: 'finding:gap' })).toBeNull();
  });
});

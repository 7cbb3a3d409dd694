import { afterEach, describe, expect, it, vi } from 'vitest';
import { countNewer, newerAsks, newerWords } from './newer-events.ts';
import { sampleEvent } from './sample-event.ts';

const sent = (value: unknown): string => `event: tail\ndata: ${JSON.stringify(value)}\n\n`;
const event = sent({ kind: 'event', event: sampleEvent('a'), place: '5', late: false });
const progress = (live: boolean, unreadable = 0): string =>
  sent({ kind: 'progress', place: '9', live, waits: false, examined: 4, unreadable });

async function counted(text: string) {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text)));
  return countNewer([{ store: 'shop', href: '/' }], new AbortController().signal);
}
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is new since a link was made', () => {
  it('is counted up to now', async () => {
    const newer = await counted(event + progress(false) + event + progress(true, 2));
    expect(newer).toStrictEqual({ events: 2, more: false, unreadable: 2, failed: [] });
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
    expect(newerAsks(asked)[0]?.href).toContain('/stores/shop/tail?q=type:A&zone=UTC&after=42');
    expect(newerAsks({ ...asked, head: null })).toStrictEqual([]);
    expect(newerAsks({ ...asked, q: '| count' })).toStrictEqual([]);
    expect(newerAsks({ ...asked, q: 'finding:gap' })).toStrictEqual([]);
  });

  it('is asked of every store that the link names, behind its own place', () => {
    const asks = newerAsks({ store: null, q: 'type:A', zone: 'UTC', head: 'shop:42,billing:7' });
    expect(asks.map(({ store }) => store)).toStrictEqual(['shop', 'billing']);
    expect(asks[1]?.href).toContain('/stores/billing/tail?q=type:A&zone=UTC&after=7');
  });

  it('is of those stores that answer, and says which do not', async () => {
    vi.stubGlobal('fetch', (href: string) =>
      Promise.resolve(new Response(href === '/down' ? event : event + progress(true))),
    );
    const asks = ['shop', 'down', 'billing'].map((store) => ({ store, href: `/${store}` }));
    const newer = await countNewer(asks, new AbortController().signal);
    expect(newer).toStrictEqual({ events: 2, more: false, unreadable: 0, failed: ['down'] });
    expect(newerWords(newer)).toBe('2 events new since; down could not be counted.');
  });
});

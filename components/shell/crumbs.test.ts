import { describe, expect, it } from 'vitest';
import {
  correlationPage,
  eventPage,
  fieldPage,
  storePage,
  streamPage,
  streamsPage,
} from '@/lib/urls/pages.ts';
import { crumbsOf } from './crumbs.ts';
import { placeOf } from './place.ts';

const trail = (path: string) => crumbsOf(placeOf(path)).map(({ label, href }) => [label, href]);

describe('the breadcrumb', () => {
  it('is empty where the store itself is shown, and outside of stores', () => {
    expect(trail('/')).toEqual([]);
    expect(trail(storePage('accounts'))).toEqual([]);
  });

  it('names the list one is on without a link', () => {
    expect(trail(streamsPage('accounts'))).toEqual([['Streams', null]]);
  });

  it('leads back from an event to all events', () => {
    expect(trail(eventPage('accounts', 'e1'))).toEqual([
      ['Events', '/stores/accounts/events'],
      ['e1', null],
    ]);
  });

  it('leads back from a page about a stream to the stream and to all streams', () => {
    expect(trail(fieldPage('accounts', 'a/b'))).toEqual([
      ['Streams', '/stores/accounts/streams'],
      ['a/b', streamPage('accounts', 'a/b')],
      ['Field history', null],
    ]);
  });

  it('names a correlation, of which there is no list', () => {
    expect(trail(correlationPage('accounts', 'c1'))).toEqual([
      ['Correlation', null],
      ['c1', null],
    ]);
  });

  it.each(['other', 'constructor', '__proto__'])(
    'shows the word of the address for a page it has no name for: %s',
    (word) => {
      expect(trail(`${streamPage('accounts', 'a')}/${word}`).at(-1)).toEqual([word, null]);
    },
  );
});

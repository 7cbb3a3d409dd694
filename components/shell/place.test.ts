import { describe, expect, it } from 'vitest';
import {
  connectPage,
  correlationPage,
  eventsPage,
  fieldPage,
  reducersPage,
  searchPage,
  storePage,
  streamPage,
  typePage,
} from '@/lib/urls/pages.ts';
import { placeOf } from './place.ts';

describe('the place of a page', () => {
  it.each([
    ['/', null, 'stores', null, null],
    ['/stores', null, 'stores', null, null],
    [connectPage(), null, 'stores', null, null],
    [storePage('accounts'), 'accounts', 'overview', null, null],
    [searchPage('accounts'), 'accounts', 'search', null, null],
    [eventsPage('my store'), 'my store', 'events', null, null],
    [streamPage('accounts', 'a/b'), 'accounts', 'streams', 'a/b', null],
    [fieldPage('accounts', 'a/b'), 'accounts', 'streams', 'a/b', 'fields'],
    [typePage('accounts', 'T'), 'accounts', 'types', 'T', null],
    [correlationPage('accounts', 'c-1'), 'accounts', 'correlation', 'c-1', null],
    [reducersPage('accounts'), 'accounts', 'reducers', null, null],
    ['/stores/accounts/health', 'accounts', 'health', null, null],
    ['/stores/accounts/settings', 'accounts', 'other', null, null],
    ['/stores/accounts/constructor', 'accounts', 'other', null, null],
    ['/stores/accounts/__proto__', 'accounts', 'other', null, null],
    ['/lookup', null, 'lookup', null, null],
    ['/members', null, 'other', null, null],
  ])('%s', (path, ...place) => {
    const { store, section, item, part } = placeOf(path.split('?')[0] ?? '');
    expect([store, section, item, part]).toStrictEqual(place);
  });

  it('keeps a segment that cannot be decoded as it is', () => {
    expect(placeOf('/stores/~zz').store).toBe('~zz');
  });
});

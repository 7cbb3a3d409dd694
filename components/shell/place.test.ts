import { describe, expect, it } from 'vitest';
import { eventsPage, storePage, streamPage, connectPage, typePage } from '@/lib/urls/pages.ts';
import { placeOf } from './place.ts';

describe('the place of a page', () => {
  it.each([
    ['/', null, 'stores'],
    ['/stores', null, 'stores'],
    [connectPage(), null, 'stores'],
    [storePage('accounts'), 'accounts', 'overview'],
    [eventsPage('my store'), 'my store', 'events'],
    [streamPage('accounts', 'a/b'), 'accounts', 'streams'],
    [typePage('accounts', 'T'), 'accounts', 'types'],
    ['/stores/accounts/correlations/c-1', 'accounts', 'correlation'],
    ['/stores/accounts/health', 'accounts', 'other'],
    ['/lookup', null, 'other'],
  ])('%s', (path, store, section) => {
    expect(placeOf(path.split('?')[0] ?? '')).toStrictEqual({ store, section });
  });

  it('keeps a segment that cannot be decoded as it is', () => {
    expect(placeOf('/stores/~zz').store).toBe('~zz');
  });
});

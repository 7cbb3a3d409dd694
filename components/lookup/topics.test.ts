import { describe, expect, it } from 'vitest';
import { topicsOf, topicsOfPath } from './topics.ts';

const changed = (...paths: readonly string[]) =>
  paths.map((path) => ({ path, kind: 'changed' as const, before: '1', after: '2' }));

describe('what an event is about', () => {
  it.each([
    ['EmailChanged', ['email'], ['contact']],
    ['TwoFactorDisabled', ['mfa.enabled'], ['security']],
    ['AddressAdded', ['addresses[0]'], ['contact']],
    ['AccountRecovered', ['email', 'locked'], ['contact', 'security']],
    ['InvoicePaid', ['totalMinor'], ['payment']],
    ['order_placed', [], ['orders']],
    ['Noted', ['remark'], []],
  ])('%s that changed %j', (type, paths, about) => {
    expect(topicsOf({ type }, changed(...paths))).toEqual(about);
  });

  it('is told of single fields too', () => {
    expect(topicsOfPath('billingAddress.city')).toEqual(['contact', 'payment']);
    expect(topicsOfPath('recovered')).toEqual(['security']);
    expect(topicsOfPath('remark')).toEqual([]);
  });
});

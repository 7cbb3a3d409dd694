import { describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { lifeSign } from './life.ts';

const signOf = (type: string, category: string | null, stream = 'x-1') =>
  lifeSign({ type, category, streamId: streamId(stream) });

describe('what an event type says about the life of its entity', () => {
  it.each([
    ['AccountOpened', 'account', 'begins'],
    ['UserRegistered', 'users', 'begins'],
    ['account.created', 'account', 'begins'],
    ['AccountDeleted', 'Account', 'ends'],
    ['account-deleted-v2', 'account', 'ends'],
    ['com.shop.AccountErasedEvent', 'BankAccount', 'ends'],
    ['Deleted', 'account', 'ends'],
    ['CategoryRemoved', 'categories', 'ends'],
    ['AccountRestored', 'account', 'resumes'],
    ['AddressDeleted', 'account', null],
    ['AddressCreated', 'account', null],
    ['AccountClosed', 'account', null],
    ['EmailChanged', 'account', null],
    ['', 'account', null],
    ['V2', 'account', null],
  ])('%s in category %s: %s', (type, category, sign) => {
    expect(signOf(type, category)).toBe(sign);
  });

  it('takes the beginning of the stream id where there is no category', () => {
    expect(signOf('OrderDeleted', null, 'order-42')).toBe('ends');
    expect(signOf('OrderDeleted', null, 'cart/42')).toBeNull();
  });
});

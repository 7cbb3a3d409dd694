import type { Journal } from '../core/journal.ts';
import { conversationId } from '../core/journal.ts';
import type { JsonRecord } from '../core/json.ts';
import { secondText, moment } from '../core/clock.ts';
import type { Scene, Setting } from './tell.ts';
import { tell } from './tell.ts';

export const ownerOf = (stream: string): Setting => ({
  store: 'accounts',
  stream,
  by: `customer:${stream}`,
  tenant: 'eu',
  conversation: conversationId(stream),
  metadata: { service: 'accounts', ip: '198.51.100.23', device: 'Pixel' },
});

export interface SignUp {
  readonly at: string;
  readonly name: string;
  readonly email: string;
  readonly more?: JsonRecord;
}

/** The first event of an account in a story. */
export const registered = (stream: string, { at, name, email, more }: SignUp): Scene => ({
  at,
  type: 'AccountRegistered',
  data: {
    id: stream,
    name,
    email,
    emailVerified: false,
    phone: '+49 30 23125 417',
    locale: 'de-DE',
    plan: null,
    role: 'member',
    locked: false,
    mfa: { enabled: false },
    addresses: [],
    ...more,
  },
});

export const loggedIn = (at: string): Scene => ({
  at,
  type: 'LoggedIn',
  data: { lastLogin: { at: secondText(moment(at)), device: 'Pixel' }, failedLogins: 0 },
});

/** Ann's address belonged to somebody else before. */
export function tellFormerOwner(journal: Journal, stream: string): void {
  tell(journal, { ...ownerOf(stream), tenant: 'uk' }, [
    registered(stream, {
      at: '2024-11-21T09:02:18.440',
      name: 'A. Lee',
      email: 'ann@lee.org',
      more: { phone: '+44 20 7946 0611', locale: 'en-GB' },
    }),
    { at: '2024-11-21T09:05:51.118', type: 'EmailVerified', data: { emailVerified: true } },
    loggedIn('2024-12-30T16:40:07.362'),
    {
      at: '2025-02-03T11:17:45.904',
      type: 'AccountClosed',
      data: { closed: true, closeReason: 'asked by the customer', email: null },
    },
  ]);
}

import { Raw, type Journal, type Recorded } from '../core/journal.ts';
import { changedShape, erasedCustomer, unreadable, wrongSnapshot } from '../stories.ts';
import { loggedIn, ownerOf, registered } from './account-of.ts';
import { nth, tell } from './tell.ts';

const ADDRESS = {
  id: 'home',
  line: 'Lindenstraße 12',
  city: 'Leipzig',
  postcode: '04109',
  country: 'DE',
};

/** Everything the customer ever said is gone; that it happened, and when, remains. */
export function tellErasedCustomer(journal: Journal): void {
  const gone = { data: null, metadata: null, erased: true } as const;
  const setting = ownerOf(erasedCustomer.stream);
  tell(journal, setting, [
    { ...gone, at: '2025-09-03T12:40:18.224', type: 'AccountRegistered' },
    { ...gone, at: '2025-09-03T12:44:50.901', type: 'EmailVerified' },
    { ...gone, at: '2025-09-03T12:59:02.467', type: 'AddressAdded' },
    { ...gone, at: '2025-10-11T18:20:37.130', type: 'LoggedIn' },
    { ...gone, at: '2025-12-05T08:09:44.685', type: 'LoggedIn' },
    { ...gone, at: '2025-12-05T08:14:20.303', type: 'PhoneChanged' },
    { ...gone, at: '2026-02-17T21:55:31.778', type: 'LoggedIn' },
    { ...gone, at: '2026-03-08T10:03:59.512', type: 'AccountClosed' },
    {
      at: '2026-03-20T09:00:00.000',
      type: 'CustomerErased',
      data: {
        erased: true,
        legalBasis: 'GDPR article 17',
        request: 'privacy-2026-0311',
        erasedVersions: { from: 1, to: erasedCustomer.erasedAt - 1 },
      },
      by: 'support:li.wei',
      metadata: { service: 'privacy', ticket: 'privacy-2026-0311' },
    },
  ]);
}

const CUT_OFF_AT = 214;

/** A writer died in the middle of a payload; later another one wrote Latin-1. */
export function tellUnreadable(journal: Journal): void {
  const whole = JSON.stringify({
    preferences: {
      grind: 'moka',
      contact: {
        channels: ['email', 'push', 'sms'],
        quietHours: '21:00-07:00',
        language: 'de',
        topics: ['new origins', 'tastings in Leipzig', 'brewing guides', 'price changes'],
      },
      favourites: ['BEAN-YIRG-250', 'TEA-SENC-100', 'GEAR-V60-02'],
    },
  });
  const latin1 = Buffer.from('{"name":"José Müller","importedFrom":"crm","city":"Köln"}', 'latin1');
  const { stream } = unreadable;
  tell(journal, ownerOf(stream), [
    registered(stream, {
      at: '2025-06-12T15:22:10.049',
      name: 'Jose Mueller',
      email: 'jose.mueller@example.net',
    }),
    { at: '2025-06-12T15:30:51.337', type: 'EmailVerified', data: { emailVerified: true } },
    { at: '2025-06-12T16:15:29.802', type: 'AddressAdded', data: { addresses: [ADDRESS] } },
    loggedIn('2025-07-19T19:11:48.400'),
    {
      at: '2025-07-19T19:15:03.158',
      type: 'PreferencesChanged',
      schemaVersion: 2,
      data: { preferences: { newsletter: true, grind: 'filter' } },
    },
    {
      at: '2026-03-30T11:00:58.615',
      type: 'PreferencesChanged',
      schemaVersion: 3,
      data: new Raw(whole.slice(0, CUT_OFF_AT)),
    },
    loggedIn('2026-04-08T20:30:15.993'),
    {
      at: '2026-04-21T02:00:41.270',
      type: 'ProfileImported',
      data: new Raw(latin1),
      by: 'service:import',
      metadata: { service: 'import', file: 'crm-2026-04.csv', encoding: 'ISO-8859-1' },
    },
    loggedIn('2026-05-02T18:02:26.718'),
  ]);
}

/** One account that has PreferencesChanged in each of its three shapes. */
/** Returns the login with which the story of a total below zero begins. */
export function tellChangedShape(journal: Journal): Recorded {
  const { stream, type } = changedShape;
  const told = tell(journal, ownerOf(stream), [
    registered(stream, {
      at: '2025-05-06T10:10:35.521',
      name: 'Leyla Demir',
      email: 'leyla.demir@example.org',
    }),
    { at: '2025-05-06T10:18:02.660', type: 'EmailVerified', data: { emailVerified: true } },
    { at: '2025-05-20T18:30:44.087', type, schemaVersion: 1, data: { newsletter: true } },
    loggedIn('2025-06-28T16:59:40.312'),
    {
      at: '2025-11-02T09:41:13.904',
      type,
      schemaVersion: 2,
      data: { newsletter: null, preferences: { newsletter: false, grind: 'espresso' } },
    },
    loggedIn('2026-01-15T21:06:57.445'),
    {
      at: '2026-04-12T11:25:20.778',
      type,
      schemaVersion: 3,
      data: {
        preferences: {
          newsletter: null,
          contact: { channels: ['push'], quietHours: '22:00-06:00' },
        },
      },
    },
  ]);
  return nth(told, 3);
}

/** The owner of the subscription with the wrong snapshot and of the double charge. */
export function tellDoublyCharged(journal: Journal): void {
  const stream = 'account-1204';
  tell(journal, ownerOf(stream), [
    registered(stream, {
      at: '2025-05-06T19:47:08.236',
      name: 'Mamadou Traoré',
      email: 'mamadou.traore@example.com',
      more: { locale: 'fr-FR' },
    }),
    { at: '2025-05-06T19:52:31.415', type: 'EmailVerified', data: { emailVerified: true } },
    {
      at: '2025-11-29T19:05:31.600',
      type: 'PlanChanged',
      data: { plan: 'duo', planSince: '2025-11-29' },
      by: 'service:billing',
      conversation: 'c-subscription-1204',
    },
    {
      at: '2026-01-14T20:31:56.300',
      type: 'PlanChanged',
      data: { plan: 'family', planSince: '2026-01-14' },
      by: 'service:billing',
      conversation: `c-${wrongSnapshot.stream}`,
    },
    {
      at: '2026-06-01T08:31:10.882',
      type: 'SupportNoteAdded',
      data: { lastNote: 'Was charged twice on 30 May; money on its way back.' },
      by: 'support:maria',
      conversation: 'c-payment-81220',
      tags: ['support'],
    },
  ]);
}

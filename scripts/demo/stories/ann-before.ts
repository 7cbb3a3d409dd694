import { secondText, moment } from '../core/clock.ts';
import type { Journal, Recorded } from '../core/journal.ts';
import { ANN_METADATA, ANN_PHONE, HOME, WORK } from '../data/ann.ts';
import { takeover } from '../stories.ts';
import { tell, type Scene, type Setting } from './tell.ts';

export const ANN: Setting = {
  store: 'accounts',
  stream: takeover.stream,
  by: `customer:${takeover.stream}`,
  tenant: 'uk',
  metadata: ANN_METADATA,
};

export const login = (at: string, device = 'iPhone'): Scene => ({
  at,
  type: 'LoggedIn',
  data: { lastLogin: { at: secondText(moment(at)), device }, failedLogins: 0 },
  conversation: `c-login-${at.slice(0, 10)}`,
});

const billing = {
  by: 'service:billing',
  metadata: { service: 'billing', host: 'billing-1' },
} as const;

export interface PlanCauses {
  readonly started: Recorded;
  readonly corrected: Recorded;
}

const SIGN_UP: readonly Scene[] = [
  {
    at: '2025-02-12T20:14:33.208',
    type: 'AccountRegistered',
    data: {
      id: takeover.stream,
      name: takeover.name,
      email: takeover.email,
      emailVerified: false,
      phone: '+44 20 7946 0180',
      locale: 'en-GB',
      plan: null,
      role: 'member',
      locked: false,
      mfa: { enabled: false },
      addresses: [],
    },
  },
  { at: '2025-02-12T20:21:05.917', type: 'EmailVerified', data: { emailVerified: true } },
  { at: '2025-02-12T20:29:48.300', type: 'AddressAdded', data: { addresses: [HOME] } },
];

const FIRST_YEAR: readonly Scene[] = [
  login('2025-02-14T07:31:55.204'),
  login('2025-02-20T18:03:12.551'),
  login('2025-03-04T07:45:40.020'),
  login('2025-03-19T19:22:08.733'),
  {
    at: '2025-04-11T10:16:27.415',
    type: 'PhoneChanged',
    data: { phone: ANN_PHONE },
    by: 'support:maria',
    metadata: { service: 'desk', ticket: '88-1190' },
    conversation: 'c-ticket-88-1190',
    tags: ['support'],
  },
  login('2025-04-29T20:10:54.006'),
  login('2025-05-11T08:55:19.842'),
  {
    at: '2025-05-12T21:07:33.190',
    type: 'MfaEnabled',
    data: { mfa: { enabled: true, method: 'totp' } },
    conversation: 'c-mfa-1042',
  },
  login('2025-06-08T18:40:02.377', 'iPad'),
  login('2025-07-14T19:31:47.915'),
  login('2025-08-02T09:12:36.058'),
  {
    at: '2025-08-02T09:15:10.640',
    type: 'PreferencesChanged',
    schemaVersion: 2,
    data: { preferences: { newsletter: true, grind: 'filter' } },
    conversation: 'c-login-2025-08-02',
  },
  login('2025-09-05T20:48:21.700'),
  login('2025-10-10T17:59:44.129'),
  {
    at: '2025-10-10T18:02:31.884',
    type: 'AddressAdded',
    data: { addresses: [HOME, WORK] },
    conversation: 'c-login-2025-10-10',
  },
  login('2025-11-03T19:25:38.474'),
  login('2025-11-28T08:07:15.260', 'iPad'),
  login('2025-12-17T21:33:09.951'),
  login('2026-01-09T18:18:52.613'),
  login('2026-02-01T10:44:27.808'),
  login('2026-02-24T19:02:40.337'),
  login('2026-03-30T10:58:03.145'),
  {
    at: '2026-03-30T11:00:58.702',
    type: 'PreferencesChanged',
    schemaVersion: 3,
    data: {
      preferences: {
        newsletter: null,
        grind: 'espresso',
        contact: { channels: ['email', 'push'], quietHours: '21:00-07:00' },
      },
    },
    conversation: 'c-login-2026-03-30',
  },
];

const SPRING: readonly Scene[] = [
  login('2026-04-03T19:44:10.284'),
  login('2026-04-06T08:20:33.617'),
  login('2026-04-10T18:55:29.040'),
  login('2026-04-13T20:01:12.988'),
  login('2026-04-17T07:39:47.431', 'iPad'),
  login('2026-04-21T19:16:05.172'),
  login('2026-04-25T11:28:50.806'),
  login('2026-04-29T18:33:14.559'),
  login('2026-05-03T09:50:38.213'),
  login('2026-05-07T20:22:01.694'),
  login('2026-05-11T19:08:26.075'),
];

/** Versions 1 to 39: a year and three months of an ordinary account. */
export function liveOrdinarily(journal: Journal, causes: PlanCauses): void {
  tell(journal, { ...ANN, conversation: 'c-sign-up-1042' }, SIGN_UP);
  tell(journal, ANN, [
    {
      ...billing,
      at: '2025-02-12T20:41:17.000',
      type: 'PlanChanged',
      data: { plan: 'solo', planSince: '2025-02-12' },
      because: causes.started,
    },
  ]);
  tell(journal, ANN, FIRST_YEAR);
  tell(journal, ANN, [
    {
      ...billing,
      at: '2026-04-02T18:30:09.366',
      occurredAt: moment('2026-03-30T10:30:00.000'),
      type: 'PlanCorrected',
      data: { plan: 'family', planSince: '2026-03-30' },
      because: causes.corrected,
    },
  ]);
  tell(journal, ANN, SPRING);
}

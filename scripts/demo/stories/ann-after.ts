import { moment } from '../core/clock.ts';
import type { Journal, Recorded } from '../core/journal.ts';
import { ANN_PHONE, HOME, WORK } from '../data/ann.ts';
import { takeover } from '../stories.ts';
import { ANN, login } from './ann-before.ts';
import { nth, tell, type Scene, type Setting } from './tell.ts';

const MARIA: Setting = {
  ...ANN,
  by: 'support:maria',
  metadata: { service: 'desk', ticket: '88-2017' },
  tags: ['support'],
};

const GIVEN_BACK: readonly Scene[] = [
  { at: '2026-05-14T08:03:40.219', type: 'PhoneChanged', data: { phone: ANN_PHONE } },
  { at: '2026-05-14T08:04:18.772', type: 'AddressRemoved', data: { addresses: [HOME, WORK] } },
];

const QUIET: readonly Scene[] = [
  login('2026-05-14T08:20:09.433'),
  {
    at: '2026-05-14T08:22:51.006',
    type: 'PasswordChanged',
    data: { passwordChangedAt: '2026-05-14T08:22:51Z' },
    conversation: 'c-login-2026-05-14',
  },
  login('2026-05-29T19:14:37.910'),
  login('2026-06-16T18:07:22.345'),
  login('2026-07-04T09:33:50.781', 'iPad'),
  login('2026-07-25T20:41:16.127'),
  login('2026-08-12T19:26:08.564'),
  {
    at: '2026-08-12T19:30:44.093',
    type: 'PreferencesChanged',
    schemaVersion: 3,
    data: { preferences: { grind: 'whole bean', contact: { channels: ['email'] } } },
    conversation: 'c-login-2026-08-12',
  },
  login('2026-09-02T18:49:31.652'),
  login('2026-09-21T19:58:03.880'),
  login('2026-10-06T08:11:45.219'),
  login('2026-10-19T20:05:27.704'),
  login('2026-11-01T10:37:12.336'),
  login('2026-11-12T19:20:58.941'),
  login('2026-11-20T09:41:06.518'),
];

function endSession(journal: Journal, because: Recorded): void {
  journal.record({
    store: 'accounts',
    stream: takeover.session,
    type: 'SessionEnded',
    at: moment('2026-05-14T08:02:11.700'),
    because,
    data: { status: 'ended', reason: 'account recovered' },
    by: 'service:identity',
    tenant: 'uk',
  });
}

/** Versions 47 to 64: Maria gives the account back, and life goes on. */
export function recover(journal: Journal, locked: Recorded): void {
  const recovered = tell(journal, { ...MARIA, because: locked }, [
    {
      at: '2026-05-14T08:02:11.293',
      type: 'AccountRecovered',
      data: {
        email: takeover.email,
        emailVerified: true,
        locked: false,
        lockReason: null,
        sessionsEndedAt: '2026-05-14T08:02:11Z',
      },
    },
  ]);
  const because = nth(recovered, 0);
  endSession(journal, because);
  tell(journal, { ...MARIA, because }, GIVEN_BACK);
  tell(journal, ANN, QUIET);
}

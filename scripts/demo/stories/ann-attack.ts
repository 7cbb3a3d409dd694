import { moment } from '../core/clock.ts';
import type { Journal, Recorded } from '../core/journal.ts';
import { DOCK, HOME, INTRUDER_METADATA, INTRUDER_PHONE, WORK } from '../data/ann.ts';
import { takeover } from '../stories.ts';
import { ANN, login } from './ann-before.ts';
import { nth, tell, type Scene, type Setting } from './tell.ts';

const INTRUDER: Setting = {
  ...ANN,
  metadata: INTRUDER_METADATA,
  conversation: takeover.conversation,
};

const TAKEOVER: readonly Scene[] = [
  {
    ...login('2026-05-13T04:11:31.902', 'unknown Windows device'),
    conversation: takeover.conversation,
  },
  {
    at: '2026-05-13T04:12:07.481',
    type: 'EmailChanged',
    data: { email: takeover.intruder.email, emailVerified: false },
  },
  {
    at: '2026-05-13T04:12:31.077',
    type: 'PasswordChanged',
    data: { passwordChangedAt: '2026-05-13T04:12:31Z' },
  },
  { at: '2026-05-13T04:12:44.650', type: 'PhoneChanged', data: { phone: INTRUDER_PHONE } },
  {
    at: '2026-05-13T04:12:55.218',
    type: 'MfaDisabled',
    data: { mfa: { enabled: false, method: null } },
  },
  {
    at: '2026-05-13T04:14:02.834',
    type: 'AddressAdded',
    data: { addresses: [HOME, WORK, DOCK] },
  },
];

const ITEM = {
  sku: 'GEAR-ESPR-2',
  title: 'Espresso machine, two boilers',
  quantity: 1,
  priceMinor: 41_200,
};

function order(journal: Journal, because: Recorded): Recorded {
  const placed = tell(
    journal,
    {
      ...INTRUDER,
      store: 'orders',
      stream: takeover.order,
      metadata: { ...INTRUDER_METADATA, service: 'orders' },
    },
    [
      {
        at: '2026-05-13T04:15:10.361',
        type: 'OrderItemAdded',
        because,
        data: {
          account: takeover.stream,
          currency: 'GBP',
          status: 'draft',
          items: [ITEM],
          totalMinor: 41_200,
        },
      },
      {
        at: '2026-05-13T04:18:03.540',
        type: 'OrderPlaced',
        because,
        data: {
          status: 'placed',
          totalMinor: 41_200,
          contact: { email: takeover.intruder.email, phone: INTRUDER_PHONE },
          shipTo: DOCK,
        },
      },
    ],
  );
  return nth(placed, 1);
}

/** Three declined attempts within four minutes. Answers the last. */
function payInVain(journal: Journal, placed: Recorded): Recorded {
  const setting: Setting = {
    store: 'billing',
    stream: takeover.payment,
    by: 'service:billing',
    tenant: 'uk',
    metadata: { service: 'card-gateway', host: 'billing-2' },
  };
  const attempts = ['04:18:06.112', '04:19:40.587', '04:21:31.930'];
  let last = placed;
  for (const [index, time] of attempts.entries()) {
    const at = `2026-05-13T${time}`;
    const requested = tell(journal, setting, [
      {
        at,
        type: 'PaymentRequested',
        because: last,
        data: {
          account: takeover.stream,
          for: takeover.order,
          amountMinor: 41_200,
          currency: 'GBP',
          method: { kind: 'card', last4: ['4471', '9002', '1187'][index] ?? '4471' },
          idempotencyKey: `pay-88213-${index + 1}`,
          attempt: index + 1,
          status: 'requested',
        },
      },
    ]);
    last = journal.record({
      ...setting,
      at: moment(at) + 2_400_000,
      type: 'PaymentFailed',
      because: nth(requested, 0),
      data: { status: 'failed', failure: { code: 'do_not_honour', attempts: index + 1 } },
    });
  }
  return last;
}

function lock(journal: Journal, failed: Recorded): Recorded {
  const locked = tell(journal, ANN, [
    {
      at: '2026-05-13T04:21:40.705',
      type: 'AccountLocked',
      data: { locked: true, lockReason: '3 failed payments in 10 min' },
      by: 'service:fraud',
      because: failed,
      metadata: { service: 'fraud', rule: 'velocity-3', score: 0.97 },
    },
  ]);
  const because = nth(locked, 0);
  journal.record({
    store: 'orders',
    stream: takeover.order,
    type: 'OrderCancelled',
    at: moment('2026-05-13T04:22:02.118'),
    because,
    data: { status: 'cancelled', cancelReason: 'account locked' },
    by: 'service:fraud',
    tenant: 'uk',
    metadata: { service: 'orders', host: 'orders-0' },
  });
  return because;
}

function followSession(journal: Journal, because: Recorded): Recorded {
  const [started] = tell(
    journal,
    { store: 'accounts', stream: takeover.session, by: 'service:identity', tenant: 'uk' },
    [
      {
        at: '2026-05-13T04:11:32.088',
        type: 'SessionStarted',
        because,
        data: {
          account: takeover.stream,
          device: 'unknown Windows device',
          ip: takeover.intruder.ip,
          status: 'active',
        },
      },
    ],
  );
  return started ?? because;
}

/** Versions 40 to 46, and what they cause in the other services. Answers the lock. */
export function takeOver(journal: Journal): Recorded {
  const events = tell(journal, INTRUDER, TAKEOVER.slice(0, 1));
  const entered = nth(events, 0);
  followSession(journal, entered);
  const changes = tell(journal, { ...INTRUDER, because: entered }, TAKEOVER.slice(1));
  return lock(journal, payInVain(journal, order(journal, nth(changes, 4))));
}

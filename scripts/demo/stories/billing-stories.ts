import { Raw, type Journal } from '../core/journal.ts';
import { doubleCharge, exactNumbers, wrongSnapshot } from '../stories.ts';
import { nth, tell, type Setting } from './tell.ts';

const account = 'account-1204';

/** The broker delivered a message twice; the second capture bears the first one's key. */
export function tellDoubleCharge(journal: Journal): void {
  const metadata = {
    service: 'card-gateway',
    messageId: 'msg-7f31e0',
    idempotencyKey: doubleCharge.idempotencyKey,
    delivery: 1,
  };
  const setting: Setting = {
    store: 'billing',
    stream: doubleCharge.stream,
    by: 'service:billing',
    tenant: 'eu',
    conversation: 'c-payment-81220',
    metadata,
  };
  const [requested] = tell(journal, setting, [
    {
      at: '2026-05-30T03:12:40.118',
      type: 'PaymentRequested',
      data: {
        account,
        for: wrongSnapshot.stream,
        amountMinor: 3490,
        currency: 'EUR',
        idempotencyKey: doubleCharge.idempotencyKey,
        status: 'requested',
        captures: [],
      },
    },
  ]);
  const first = { id: 'cap-1', amountMinor: 3490, idempotencyKey: doubleCharge.idempotencyKey };
  const captured = tell(journal, { ...setting, ...(requested ? { because: requested } : {}) }, [
    {
      at: '2026-05-30T03:12:41.902',
      type: 'PaymentCaptured',
      data: { status: 'captured', capturedMinor: 3490, captures: [first] },
    },
    {
      at: '2026-05-30T03:13:11.930',
      type: 'PaymentCaptured',
      data: { capturedMinor: 6980, captures: [first, { ...first, id: 'cap-2' }] },
      metadata: { ...metadata, delivery: 2, redelivered: true },
    },
  ]);
  tell(journal, { ...setting, by: 'support:maria', because: nth(captured, 1) }, [
    {
      at: '2026-06-01T08:44:27.336',
      type: 'RefundIssued',
      data: {
        refundedMinor: 3490,
        refund: { reason: 'charged twice', ticket: '88-2050', at: '2026-06-01T08:44:27Z' },
      },
      metadata: { service: 'desk', ticket: '88-2050' },
    },
  ]);
}

const NUMBERS_AS_IMPORTED = [
  '{"account":"account-1204"',
  '"totalMinor":9007199254740993',
  '"ledgerTotal":123456789012345678901234567890',
  '"exchangeRate":0.123456789012345678901234567891',
  '"discount":1.10',
  '"rounding":-0',
  '"ceiling":1e400',
  '"tiny":5e-400',
  '"currency":"EUR"',
  '"currency":"GBP"',
  '"status":"open"}',
].join(',');

export function tellExactNumbers(journal: Journal): void {
  const setting: Setting = {
    store: 'billing',
    stream: exactNumbers.stream,
    by: 'service:import',
    tenant: 'eu',
    conversation: 'c-import-2026-01',
    metadata: { service: 'import', file: 'legacy-2026-01.csv', line: 90_071 },
  };
  tell(journal, setting, [
    { at: '2026-01-31T02:00:05.100', type: 'InvoiceImported', data: new Raw(NUMBERS_AS_IMPORTED) },
    {
      at: '2026-01-31T02:10:44.350',
      type: 'InvoiceCorrected',
      data: new Raw('{"totalMinor":9007199254740992,"ledgerTotal":123456789012345678901234567891}'),
    },
    {
      at: '2026-02-02T09:30:12.007',
      type: 'InvoicePaid',
      data: new Raw('{"status":"paid","rounding":0,"discount":1.1}'),
    },
  ]);
}

/** A subscription whose saved snapshot still has the price from before the plan changed. */
export function tellWrongSnapshot(journal: Journal): void {
  const setting: Setting = {
    store: 'billing',
    stream: wrongSnapshot.stream,
    by: `customer:${account}`,
    tenant: 'eu',
    conversation: 'c-subscription-1204',
    metadata: { service: 'billing', host: 'billing-1' },
  };
  const renewal = (at: string, renewals: number, paidUntil: string) => ({
    at,
    type: 'SubscriptionRenewed',
    by: 'service:scheduler',
    data: { status: 'active', renewals, paidUntil },
  });
  tell(journal, setting, [
    {
      at: '2025-11-29T19:05:30.412',
      type: 'SubscriptionStarted',
      data: {
        account,
        plan: 'duo',
        priceMinor: 2190,
        currency: 'EUR',
        status: 'active',
        renewals: 0,
      },
    },
    renewal('2025-11-30T03:12:00.000', 1, '2025-12-30'),
    renewal('2025-12-30T03:12:00.000', 2, '2026-01-30'),
    {
      at: '2026-01-14T20:31:55.069',
      type: 'PlanChanged',
      data: { plan: 'family', priceMinor: 3490 },
    },
    renewal('2026-01-30T03:12:00.000', 3, '2026-02-28'),
    renewal('2026-02-28T03:12:00.000', 4, '2026-03-30'),
    renewal('2026-03-30T03:12:00.000', 5, '2026-04-30'),
    renewal('2026-04-30T03:12:00.000', 6, '2026-05-30'),
    renewal('2026-05-30T03:12:00.000', 7, '2026-06-30'),
  ]);
}

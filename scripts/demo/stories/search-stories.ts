import type { Journal } from '../core/journal.ts';
import { asked } from '../stories.ts';
import { ownerOf, registered } from './account-of.ts';
import { nth, tell } from './tell.ts';

/** Accounts whose spending limit rose and fell: one of them above 10,000 in the first half of 2026. */
export function tellSpendingLimits(journal: Journal): void {
  const { above, before } = asked.limits;
  const raised = tell(journal, { ...ownerOf(above), by: 'support:maria' }, [
    registered(above, {
      at: '2025-09-02T08:11:40.221',
      name: 'Rösterei Hafen GmbH',
      email: 'einkauf@roesterei-hafen.example',
      more: { limit: 2500 },
    }),
    { at: '2026-02-10T09:30:12.004', type: 'LimitChanged', data: { limit: 12_000 } },
  ]);
  tell(journal, { ...ownerOf(above), by: 'service:notifier', because: nth(raised, 1) }, [
    {
      at: '2026-02-10T09:30:14.870',
      type: 'LimitNotificationSent',
      data: { lastNotification: { about: 'limit', channel: 'email' } },
    },
  ]);
  tell(journal, { ...ownerOf(above), by: 'service:risk', because: nth(raised, 1) }, [
    { at: '2026-04-03T14:05:51.618', type: 'LimitChanged', data: { limit: 5000 } },
  ]);
  tell(journal, { ...ownerOf(before), by: 'support:jonas' }, [
    registered(before, {
      at: '2025-01-15T10:20:03.500',
      name: 'Büro Lindqvist',
      email: 'buero@lindqvist.example',
      more: { limit: 15_000 },
    }),
    { at: '2025-11-30T16:48:09.733', type: 'LimitChanged', data: { limit: 4000 } },
  ]);
}

/** Accounts that were deleted: two with a reason, two without. */
export function tellDeletions(journal: Journal): void {
  const { withReason, without } = asked.deletions;
  const names = ['Karim Haddad', 'Olga Petrova', 'Sam Whitfield', 'Lucía Ortega'];
  [...withReason, ...without].forEach((stream, index) => {
    const reason = index < withReason.length ? { reason: 'asked by the customer' } : {};
    const type = index % 2 === 0 ? 'AccountDeleted' : 'AccountErased';
    tell(journal, ownerOf(stream), [
      registered(stream, {
        at: `2025-0${index + 3}-11T12:00:31.400`,
        name: names[index] ?? stream,
        email: `${stream}@example.org`,
      }),
      { at: `2026-0${index + 5}-19T15:22:08.912`, type, data: { deleted: true, ...reason } },
    ]);
  });
}

/** One order that began with an article and took the same one in again late. */
export function tellArticle(journal: Journal): void {
  const { order, sku } = asked.article;
  const article = { sku, title: 'Sampler, 6 × 50 g', quantity: 1, priceMinor: 1490 };
  const items = (count: number) => [{ ...article, quantity: count }];
  const setting = {
    store: 'orders',
    stream: order,
    by: 'customer:account-1203',
    tenant: 'eu',
    conversation: 'c-order-71509',
    metadata: { service: 'orders', ip: '198.51.100.23', device: 'Pixel' },
  } as const;
  tell(journal, setting, [
    {
      at: '2026-08-04T18:40:02.110',
      type: 'OrderItemAdded',
      data: {
        account: 'account-1203',
        currency: 'EUR',
        status: 'draft',
        items: items(1),
        totalMinor: 1490,
      },
    },
    ...[2, 3, 4, 5, 6].map((count) => ({
      at: `2026-08-04T18:4${count}:15.000`,
      type: 'OrderItemQuantityChanged',
      data: { items: items(count), totalMinor: 1490 * count },
    })),
  ]);
}

/** The bank takes money back twice in the last week of the demo. */
export function tellChargebacks(journal: Journal): void {
  const { payments } = asked.chargeback;
  payments.forEach((stream, index) => {
    const setting = {
      store: 'billing',
      stream,
      by: 'service:card-gateway',
      tenant: 'eu',
      conversation: `c-${stream}`,
      metadata: { service: 'card-gateway' },
    } as const;
    tell(journal, setting, [
      {
        at: `2026-10-2${index}T03:10:00.500`,
        type: 'PaymentCaptured',
        data: { status: 'captured', amountMinor: 2490, currency: 'EUR', capturedMinor: 2490 },
      },
      {
        at: `2026-11-1${6 + index}T11:05:42.250`,
        type: 'PaymentDisputed',
        data: { status: 'disputed', dispute: { kind: 'chargeback', amountMinor: 2490 } },
      },
    ]);
  });
}

import { moment } from '../core/clock.ts';
import type { Journal, Recorded } from '../core/journal.ts';
import {
  clockSkew,
  duplicateVersion,
  negativeTotal,
  orphanedCause,
  versionGap,
} from '../stories.ts';
import { nth, tell, type Scene, type Setting } from './tell.ts';

const BEANS = { sku: 'BEAN-HUIL-250', title: 'Huila washed, 250 g', quantity: 2, priceMinor: 980 };
const FILTERS = { sku: 'GEAR-FILT-100', title: 'Paper filters, 100', quantity: 1, priceMinor: 590 };
const DRIPPER = {
  sku: 'GEAR-V60-02',
  title: 'Hand dripper, size 2',
  quantity: 1,
  priceMinor: 1690,
};

/** A voucher worth more than the basket; `login` is what everything began with. */
export function tellNegativeTotal(journal: Journal, login: Recorded): void {
  const setting: Setting = {
    store: 'orders',
    stream: negativeTotal.stream,
    by: 'customer:account-1203',
    tenant: 'eu',
    conversation: 'c-order-71507',
    metadata: { service: 'orders', ip: '198.51.100.23', device: 'Pixel' },
  };
  const first = tell(journal, { ...setting, because: login }, [
    {
      at: '2025-06-28T17:02:11.300',
      type: 'OrderItemAdded',
      data: {
        account: 'account-1203',
        currency: 'EUR',
        status: 'draft',
        items: [BEANS],
        totalMinor: 1960,
      },
    },
  ]);
  const basket = { ...setting, because: nth(first, 0) };
  const filled = tell(journal, basket, [
    {
      at: '2025-06-28T17:03:40.118',
      type: 'OrderItemAdded',
      data: { items: [BEANS, FILTERS], totalMinor: 2550 },
    },
    {
      at: '2025-06-28T17:04:25.906',
      type: 'OrderItemAdded',
      data: { items: [BEANS, FILTERS, DRIPPER], totalMinor: 4240 },
    },
    {
      at: '2025-06-28T17:05:02.447',
      type: 'DiscountApplied',
      data: { discount: { code: 'AUTUMN15', minor: 636 }, totalMinor: 3604 },
    },
    {
      at: '2025-06-28T17:05:39.772',
      type: 'VoucherRedeemed',
      data: { voucher: { code: 'GIFT-5000', minor: 5000 }, totalMinor: -1396 },
    },
  ]);
  tell(journal, basket, [
    {
      at: '2025-06-28T17:06:20.015',
      type: 'OrderItemRemoved',
      data: { items: [BEANS, FILTERS], totalMinor: -3086 },
    },
    {
      at: '2025-06-28T17:06:58.633',
      type: 'DiscountApplied',
      data: { discount: { code: 'FRIEND5', minor: 764 }, totalMinor: -3214 },
    },
    {
      at: '2025-06-28T17:07:30.284',
      type: 'ShippingFeeAdded',
      data: { shippingMinor: 490, totalMinor: -2724 },
    },
    {
      at: '2025-06-28T17:31:12.950',
      type: 'VoucherLimited',
      data: { voucher: { minor: 2276, rule: 'never more than the goods' }, totalMinor: 0 },
      by: 'service:pricing',
      because: nth(filled, 3),
    },
    {
      at: '2025-06-28T17:32:04.401',
      type: 'OrderPlaced',
      data: { status: 'placed', totalMinor: 0 },
    },
    { at: '2025-06-28T17:32:06.020', type: 'OrderConfirmed', data: { status: 'confirmed' } },
  ]);
}

const parcel = (stream: string, order: string): Setting => ({
  store: 'orders',
  stream,
  by: 'service:fulfilment',
  tenant: 'eu',
  conversation: `c-${stream}`,
  metadata: { service: 'fulfilment', order },
});

const dispatched = (at: string, order: string): Scene => ({
  at,
  type: 'ShipmentDispatched',
  data: {
    order,
    carrier: 'dhl',
    tracking: '00340434161094000001',
    grams: 750,
    status: 'in transit',
    scans: [],
  },
});

const scanned = (at: string, hub: string, more: Partial<Scene> = {}): Scene => ({
  at,
  type: 'ParcelScanned',
  data: { hub, status: 'in transit' },
  ...more,
});

const delivered = (at: string): Scene => ({
  at,
  type: 'ShipmentDelivered',
  data: { status: 'delivered', signedBy: 'neighbour' },
});

/** The hub's clock was set back by two minutes between versions 2 and 3. */
function tellClockSkew(journal: Journal): void {
  const order = 'order-83001';
  tell(journal, parcel(clockSkew.stream, order), [
    dispatched('2026-02-08T10:00:00.120', order),
    scanned('2026-02-08T14:05:09.120', 'Leipzig'),
    scanned('2026-02-08T14:05:30.507', 'Leipzig, belt 4', {
      recordedAt: moment('2026-02-08T14:03:30.507'),
    }),
    scanned('2026-02-08T14:06:01.844', 'Leipzig, gate 12', {
      recordedAt: moment('2026-02-08T14:04:01.844'),
    }),
    scanned('2026-02-08T19:44:30.009', 'Berlin'),
    delivered('2026-02-09T11:20:47.390'),
  ]);
}

function tellVersionGap(journal: Journal): void {
  const order = 'order-80344';
  tell(journal, parcel(versionGap.stream, order), [
    dispatched('2025-12-14T09:41:22.008', order),
    scanned('2025-12-14T16:02:50.661', 'Hannover'),
    scanned('2025-12-15T03:30:19.247', 'Hamburg'),
    { ...scanned('2025-12-15T08:12:05.830', 'Hamburg, van 7'), versionStep: 2 },
    delivered('2025-12-15T13:55:41.102'),
  ]);
}

/** Two writers, both sure that they record version 3. */
function tellDuplicateVersion(journal: Journal): void {
  const order = 'order-80350';
  tell(journal, parcel(duplicateVersion.stream, order), [
    dispatched('2025-12-14T10:12:40.915', order),
    scanned('2025-12-14T17:20:03.338', 'Hannover'),
    scanned('2025-12-15T02:58:44.120', 'Bremen'),
    { ...scanned('2025-12-15T02:58:44.307', 'Kassel'), versionStep: 0, by: 'service:carrier' },
    delivered('2025-12-16T12:09:33.674'),
  ]);
}

function tellOrphanedCause(journal: Journal): void {
  const order = 'order-80361';
  tell(journal, parcel(orphanedCause.stream, order), [
    dispatched('2025-12-14T11:30:15.552', order),
    { ...scanned('2025-12-14T18:47:29.986', 'Köln'), causationId: orphanedCause.causationId },
    delivered('2025-12-15T15:03:08.741'),
  ]);
}

export function tellParcels(journal: Journal): void {
  tellClockSkew(journal);
  tellVersionGap(journal);
  tellDuplicateVersion(journal);
  tellOrphanedCause(journal);
}

import { DAY, HOUR, MINUTE, type Micros } from '../core/clock.ts';
import { machineMetadata, type Customer } from '../core/customer.ts';
import { digest } from '../core/random.ts';
import type { Recorded } from '../core/journal.ts';
import type { World } from '../core/world.ts';
import { SERVICES } from '../data/people.ts';

export interface Parcel {
  readonly world: World;
  readonly customer: Customer;
  readonly because: Recorded;
  readonly order: string;
  readonly grams: number;
}

/** Ten o'clock to four: when the warehouse packs. */
function packingTime(from: Micros, customer: Customer): Micros {
  const nextDay = Math.floor(from / DAY + 1) * DAY;
  return nextDay + 9 * HOUR + customer.chance.between(0, 420) * MINUTE;
}

/** Dispatch and delivery in the stream `shipment-…`. Answers the delivery. */
export function ship({ world, customer, because, order, grams }: Parcel): Recorded {
  const stream = `shipment-${world.shipments.at(because.at)}`;
  const base = {
    store: 'orders',
    stream,
    by: SERVICES.fulfilment,
    tenant: customer.region.tenant,
  } as const;
  const packed = packingTime(because.at, customer);
  const dispatched = world.journal.record({
    ...base,
    type: 'ShipmentDispatched',
    at: packed,
    because,
    data: () => ({
      order,
      account: customer.account,
      carrier: customer.region.carrier,
      tracking: digest(stream, 14).toUpperCase(),
      grams,
      status: 'in transit',
      to: { ...(customer.addresses[0] ?? {}) },
    }),
    metadata: machineMetadata('fulfilment', packed),
  });
  let last = dispatched;
  if (customer.chance.chance(0.05)) {
    last = world.journal.record({
      ...base,
      type: 'DeliveryFailed',
      at: packed + customer.chance.between(20, 60) * HOUR,
      because: dispatched,
      data: { status: 'failed', failure: 'nobody at home' },
      metadata: machineMetadata('carrier-webhook', packed),
    });
  }
  const arrived = last.at + customer.chance.between(18, 80) * HOUR;
  return world.journal.record({
    ...base,
    type: 'ShipmentDelivered',
    at: arrived,
    because: last,
    // Carriers report in batches, so a delivery is often recorded some minutes after it happened.
    occurredAt: arrived - customer.chance.between(0, 35) * MINUTE,
    data: { status: 'delivered', failure: null, signedBy: customer.name },
    metadata: machineMetadata('carrier-webhook', arrived),
  });
}

/** Points for a purchase, in the customer's account. */
export function earnPoints(parcel: Parcel, delivered: Recorded, points: number): void {
  const { world, customer } = parcel;
  const at = delivered.at + 2 * MINUTE;
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'LoyaltyPointsEarned',
    at,
    because: delivered,
    data: () => {
      customer.points += points;
      return { loyalty: { points: customer.points, last: { earned: points, for: parcel.order } } };
    },
    by: SERVICES.loyalty,
    tenant: customer.region.tenant,
    metadata: machineMetadata('loyalty', at),
  });
}

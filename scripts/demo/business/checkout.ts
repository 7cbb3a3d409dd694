import { DAY, MINUTE, SECOND, type Micros } from '../core/clock.ts';
import { customerInitiator, machineMetadata, personMetadata } from '../core/customer.ts';
import { conversationId, type Recorded } from '../core/journal.ts';
import type { Json } from '../core/json.ts';
import type { Life } from '../core/world.ts';
import { DISCOUNT_CODES, PRODUCTS, type Product } from '../data/catalogue.ts';
import { SERVICES } from '../data/people.ts';
import { earnPoints, ship } from './fulfilment.ts';
import { collect, refund, type Charge } from './payments.ts';

interface Item {
  readonly product: Product;
  readonly quantity: number;
}

const itemsJson = (items: readonly Item[]): Json =>
  items.map(({ product, quantity }) => ({
    sku: product.sku,
    title: product.title,
    quantity,
    priceMinor: product.priceMinor,
  }));

const sum = (items: readonly Item[]): number =>
  items.reduce((total, { product, quantity }) => total + product.priceMinor * quantity, 0);

function basket({ customer }: Life): readonly Item[] {
  const items: Item[] = [];
  const size = customer.chance.between(1, 3);
  while (items.length < size) {
    const product = customer.chance.pick(PRODUCTS);
    if (items.some((item) => item.product === product)) continue;
    items.push({
      product,
      quantity: product.priceMinor > 5000 ? 1 : customer.chance.between(1, 3),
    });
  }
  return items;
}

interface Order {
  readonly life: Life;
  readonly stream: string;
  readonly placed: Recorded;
  readonly totalMinor: number;
  readonly items: readonly Item[];
}

function placeOrder(life: Life, at: Micros): Order {
  const { world, customer } = life;
  const stream = `order-${world.orders.at(at)}`;
  const items = basket(life);
  const base = {
    store: 'orders',
    stream,
    by: customerInitiator(customer),
    tenant: customer.region.tenant,
  } as const;
  const metadata = personMetadata(customer, 'orders', at);
  let last: Recorded | null = null;
  for (const [index] of items.entries()) {
    const soFar = items.slice(0, index + 1);
    last = world.journal.record({
      ...base,
      type: 'OrderItemAdded',
      at: at + index * 47 * SECOND,
      ...(last ? { because: last } : { conversation: conversationId(stream) }),
      data: {
        account: customer.account,
        currency: customer.region.currency,
        status: 'draft',
        items: itemsJson(soFar),
        totalMinor: sum(soFar),
      },
      metadata,
    });
  }
  let totalMinor = sum(items);
  if (customer.chance.chance(0.15)) {
    const discountMinor = Math.round(totalMinor / 10);
    totalMinor -= discountMinor;
    last = world.journal.record({
      ...base,
      type: 'DiscountApplied',
      at: at + 3 * MINUTE,
      ...(last ? { because: last } : {}),
      data: {
        discount: { code: customer.chance.pick(DISCOUNT_CODES), minor: discountMinor },
        totalMinor,
      },
      metadata,
    });
  }
  const placed = world.journal.record({
    ...base,
    type: 'OrderPlaced',
    at: at + 4 * MINUTE,
    ...(last ? { because: last } : {}),
    data: () => ({
      status: 'placed',
      totalMinor,
      contact: { email: customer.email, phone: customer.phone },
      shipTo: { ...(customer.addresses[0] ?? {}) },
    }),
    metadata,
  });
  return { life, stream, placed, totalMinor, items };
}

function step(order: Order, type: string, because: Recorded): Recorded {
  const status = type.replace('Order', '').toLowerCase();
  const at = because.at + 4 * SECOND;
  return order.life.world.journal.record({
    store: 'orders',
    stream: order.stream,
    type,
    at,
    because,
    data: { status },
    by: SERVICES.fulfilment,
    tenant: order.life.customer.region.tenant,
    metadata: machineMetadata('orders', at),
  });
}

function returnGoods(order: Order, charge: Charge, paid: { payment: string; delivered: Recorded }) {
  const at = paid.delivered.at + order.life.customer.chance.between(1, 12) * DAY;
  const returned = order.life.world.journal.record({
    store: 'orders',
    stream: order.stream,
    type: 'OrderReturned',
    at,
    because: paid.delivered,
    data: { status: 'returned', returnReason: 'not as expected' },
    by: customerInitiator(order.life.customer),
    tenant: order.life.customer.region.tenant,
    metadata: personMetadata(order.life.customer, 'orders', at),
  });
  refund(charge, paid.payment, returned);
}

/** A purchase in the shop: order, invoice, payment, shipment, points; one conversation. */
export function checkOut(life: Life, at: Micros): void {
  const { world, customer } = life;
  const order = placeOrder(life, at);
  const charge: Charge = {
    world,
    customer,
    at: order.placed.at + 2 * SECOND,
    because: order.placed,
    amountMinor: order.totalMinor,
    subject: order.stream,
    lines: order.items.map(({ product, quantity }) => ({
      text: product.title,
      amountMinor: product.priceMinor * quantity,
    })),
  };
  const outcome = collect(charge);
  if (!outcome.paid) {
    step(order, 'OrderCancelled', outcome.event);
    return;
  }
  const confirmed = step(order, 'OrderConfirmed', outcome.event);
  const parcel = {
    world,
    customer,
    because: confirmed,
    order: order.stream,
    grams: 250 * order.items.length,
  };
  const delivered = ship(parcel);
  step(order, 'OrderCompleted', delivered);
  earnPoints(parcel, delivered, Math.round(order.totalMinor / 100));
  if (customer.chance.chance(0.04))
    returnGoods(order, charge, { payment: outcome.payment, delivered });
}

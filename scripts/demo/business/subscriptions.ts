import { addMonths, DAY, END, HOUR, MINUTE, secondText, type Micros } from '../core/clock.ts';
import { customerInitiator, machineMetadata, personMetadata } from '../core/customer.ts';
import { conversationId, type Recorded } from '../core/journal.ts';
import type { JsonRecord } from '../core/json.ts';
import { weighted } from '../core/weighted.ts';
import type { Life } from '../core/world.ts';
import { PLANS, type Plan } from '../data/catalogue.ts';
import { CHURN_REASONS, SERVICES } from '../data/people.ts';
import { earnPoints, ship } from './fulfilment.ts';
import { collect } from './payments.ts';

interface Subscription {
  readonly life: Life;
  readonly stream: string;
  plan: Plan;
}

/** A customer's own act on their subscription. */
function act(subscription: Subscription, type: string, fact: { at: Micros; data: JsonRecord }) {
  const { world, customer } = subscription.life;
  return world.journal.record({
    store: 'billing',
    stream: subscription.stream,
    type,
    by: customerInitiator(customer),
    conversation: conversationId(`${subscription.stream}/${fact.at}`),
    tenant: customer.region.tenant,
    metadata: personMetadata(customer, 'billing', fact.at),
    ...fact,
  });
}

/** Tells the account which plan it is on. */
function announcePlan(subscription: Subscription, because: Recorded, plan: Plan | null): void {
  const { world, customer } = subscription.life;
  const at = because.at + 800_000;
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'PlanChanged',
    at,
    because,
    data: { plan: plan?.id ?? null, planSince: secondText(at).slice(0, 10) },
    by: SERVICES.billing,
    tenant: customer.region.tenant,
    metadata: machineMetadata('billing', at),
  });
}

function start(subscription: Subscription, at: Micros): void {
  const { plan, life } = subscription;
  const started = act(subscription, 'SubscriptionStarted', {
    at,
    data: {
      account: life.customer.account,
      plan: plan.id,
      priceMinor: plan.priceMinor,
      currency: life.customer.region.currency,
      status: 'active',
      renewals: 0,
    },
  });
  announcePlan(subscription, started, plan);
}

/** One paid month and its box. Answers whether the money came. */
function renew(subscription: Subscription, due: Micros): boolean {
  const { life, plan, stream } = subscription;
  const { world, customer } = life;
  const at = Math.floor(due / DAY) * DAY + 2 * HOUR + customer.chance.between(0, 95) * MINUTE;
  const renewed = world.journal.record({
    store: 'billing',
    stream,
    type: 'SubscriptionRenewed',
    at,
    conversation: conversationId(`${stream}/${at}`),
    data: () => {
      customer.renewals += 1;
      const until = secondText(addMonths(at, 1)).slice(0, 10);
      return { status: 'active', renewals: customer.renewals, paidUntil: until };
    },
    by: SERVICES.scheduler,
    tenant: customer.region.tenant,
    metadata: machineMetadata('scheduler', at),
  });
  const outcome = collect({
    world,
    customer,
    at: renewed.at + 700_000,
    because: renewed,
    amountMinor: plan.priceMinor,
    subject: stream,
    lines: [{ text: `Plan ${plan.id}, one month`, amountMinor: plan.priceMinor }],
  });
  if (!outcome.paid) return false;
  const order = `${stream}/${secondText(at).slice(0, 7)}`;
  const parcel = { world, customer, because: outcome.event, order, grams: 250 * plan.bags };
  const delivered = ship(parcel);
  earnPoints(parcel, delivered, Math.round(plan.priceMinor / 200));
  return true;
}

function changePlan(subscription: Subscription, at: Micros): void {
  const { customer } = subscription.life;
  const plan = customer.chance.pick(PLANS.filter(({ id }) => id !== subscription.plan.id));
  subscription.plan = plan;
  const changed = act(subscription, 'PlanChanged', {
    at,
    data: { plan: plan.id, priceMinor: plan.priceMinor },
  });
  announcePlan(subscription, changed, plan);
}

function pause(subscription: Subscription, at: Micros): Micros {
  const until = at + subscription.life.customer.chance.between(20, 70) * DAY;
  act(subscription, 'SubscriptionPaused', {
    at,
    data: { status: 'paused', pausedUntil: secondText(until).slice(0, 10) },
  });
  act(subscription, 'SubscriptionResumed', {
    at: until,
    data: { status: 'active', pausedUntil: null },
  });
  return until;
}

function cancel(subscription: Subscription, at: Micros, reason: string): void {
  const cancelled = act(subscription, 'SubscriptionCancelled', {
    at,
    data: { status: 'cancelled', cancelReason: reason, cancelledAt: secondText(at) },
  });
  announcePlan(subscription, cancelled, null);
}

/** A subscription from its first day to its last; answers the last. */
export function subscribe(life: Life, at: Micros): Micros {
  const { chance } = life.customer;
  const subscription: Subscription = {
    life,
    stream: `subscription-${life.customer.number}`,
    plan: weighted(PLANS, chance),
  };
  start(subscription, at);
  for (let due = at + MINUTE; due < END; due = addMonths(due, 1)) {
    // The first month is charged when the customer signs up, later ones at night.
    const paid = renew(subscription, due === at + MINUTE ? due + DAY : due);
    const midMonth = due + chance.between(8, 20) * DAY;
    if (!paid) {
      cancel(subscription, midMonth, 'unpaid');
      return midMonth;
    }
    if (chance.chance(0.035)) changePlan(subscription, midMonth);
    else if (chance.chance(0.035)) {
      cancel(subscription, midMonth, chance.pick(CHURN_REASONS));
      return midMonth;
    } else if (chance.chance(0.025)) due = pause(subscription, midMonth);
  }
  return END;
}

import { MINUTE, secondText, SECOND } from '../core/clock.ts';
import {
  customerInitiator,
  machineMetadata,
  newAddress,
  personMetadata,
  type Address,
} from '../core/customer.ts';
import { conversationId, type Recorded } from '../core/journal.ts';
import type { JsonRecord } from '../core/json.ts';
import type { Life } from '../core/world.ts';
import { SERVICES } from '../data/people.ts';

export const addressesJson = (addresses: readonly Address[]): JsonRecord => ({
  addresses: addresses.map((address) => ({ ...address })),
});

/** A fact about a customer's account that they caused themselves. */
export function recordOwn(
  { world, customer }: Life,
  fact: { type: string; at: number; data: JsonRecord | (() => JsonRecord); because?: Recorded },
): Recorded {
  return world.journal.record({
    store: 'accounts',
    stream: customer.account,
    by: customerInitiator(customer),
    tenant: customer.region.tenant,
    metadata: personMetadata(customer, 'accounts', fact.at),
    ...(fact.because ? {} : { conversation: conversationId(`${customer.account}/${fact.at}`) }),
    ...fact,
  });
}

/** Sign-up, confirmed mail and the first address. Answers the last event. */
export function register(life: Life): Recorded {
  const { world, customer } = life;
  const { chance, registeredAt } = customer;
  const registered = recordOwn(life, {
    type: 'AccountRegistered',
    at: registeredAt,
    data: {
      id: customer.account,
      name: customer.name,
      email: customer.email,
      emailVerified: false,
      phone: customer.phone,
      locale: customer.region.locale,
      plan: null,
      role: 'member',
      locked: false,
      mfa: { enabled: false },
      addresses: [],
    },
  });
  if (chance.chance(0.93)) {
    world.journal.record({
      store: 'accounts',
      stream: customer.account,
      type: 'EmailVerified',
      at: registeredAt + chance.between(40, 3000) * SECOND,
      data: { emailVerified: true },
      by: customerInitiator(customer),
      because: registered,
      tenant: customer.region.tenant,
      metadata: machineMetadata('identity', registeredAt),
    });
  }
  customer.addresses = [newAddress(customer.region, 'home', chance)];
  return recordOwn(life, {
    type: 'AddressAdded',
    at: registeredAt + chance.between(51, 59) * MINUTE,
    data: addressesJson(customer.addresses),
    because: registered,
  });
}

export function logIn(life: Life, at: number): Recorded {
  const { customer, world } = life;
  if (customer.chance.chance(0.04)) {
    world.journal.record({
      store: 'accounts',
      stream: customer.account,
      type: 'LoginFailed',
      at: at - customer.chance.between(6, 40) * SECOND,
      data: { failedLogins: customer.chance.between(1, 3) },
      by: customerInitiator(customer),
      conversation: conversationId(`${customer.account}/${at}`),
      tenant: customer.region.tenant,
      metadata: personMetadata(customer, 'accounts', at),
    });
  }
  return recordOwn(life, {
    type: 'LoggedIn',
    at,
    data: { lastLogin: { at: secondText(at), device: customer.device.name }, failedLogins: 0 },
  });
}

/** A session of its own in the stream `session-…`, begun by a login. */
export function openSession(life: Life, login: Recorded): void {
  const { world, customer } = life;
  const stream = `session-${world.sessions.at(login.at)}`;
  const started = world.journal.record({
    store: 'accounts',
    stream,
    type: 'SessionStarted',
    at: login.at + 180_000,
    data: {
      account: customer.account,
      device: customer.device.name,
      ip: customer.ip,
      status: 'active',
    },
    by: SERVICES.identity,
    because: login,
    tenant: customer.region.tenant,
    metadata: machineMetadata('identity', login.at),
  });
  const end = login.at + customer.chance.between(4, 95) * MINUTE;
  world.journal.record({
    store: 'accounts',
    stream,
    type: 'SessionEnded',
    at: end,
    data: { status: 'ended', reason: customer.chance.pick(['signed out', 'expired']) },
    by: SERVICES.identity,
    because: started,
    tenant: customer.region.tenant,
    metadata: machineMetadata('identity', end),
  });
}

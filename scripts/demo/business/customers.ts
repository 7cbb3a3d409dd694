import {
  addMonths,
  BEGIN,
  DAY,
  END,
  humanMoment,
  MINUTE,
  moment,
  type Micros,
} from '../core/clock.ts';
import { customerInitiator, newCustomer, personMetadata, type Customer } from '../core/customer.ts';
import { conversationId } from '../core/journal.ts';
import { random } from '../core/random.ts';
import type { Life, World } from '../core/world.ts';
import { changeAccount } from './account-changes.ts';
import { checkOut } from './checkout.ts';
import { logIn, openSession, register } from './registration.ts';
import { subscribe } from './subscriptions.ts';

export interface Population {
  readonly seed: string;
  readonly customers: number;
  /** Account numbers that the stories use themselves. */
  readonly reserved: readonly number[];
  /** The account that must fall on `anchor.day` in the order of sign-up. */
  readonly anchor: { readonly number: number; readonly day: Micros };
}

export const ANCHOR_DAY = moment('2025-02-12T00:00:00');

function signUpTimes({ seed, customers }: Population): readonly Micros[] {
  const chance = random(`${seed}/sign-ups`);
  const times: Micros[] = [];
  while (times.length < customers) {
    // More sign-ups a day towards the end: the shop grows.
    const launch = chance.chance(0.1);
    const span = launch ? 50 * DAY : END - BEGIN;
    const day = BEGIN + span * chance.next() ** 0.72;
    times.push(humanMoment(day, Math.min(day + DAY, END), chance));
  }
  return times.sort((a, b) => a - b);
}

function close({ world, customer }: Life, at: Micros): void {
  world.journal.record({
    store: 'accounts',
    stream: customer.account,
    type: 'AccountClosed',
    at,
    data: { closed: true, closeReason: 'asked by the customer' },
    by: customerInitiator(customer),
    conversation: conversationId(`${customer.account}/close`),
    tenant: customer.region.tenant,
    metadata: personMetadata(customer, 'accounts', at),
  });
}

function month(life: Life, from: Micros, to: Micros): void {
  const { chance } = life.customer;
  const logins = chance.chance(0.25) ? chance.between(2, 6) : chance.between(0, 2);
  for (let count = 0; count < logins; count += 1) {
    const login = logIn(life, humanMoment(from, to, chance));
    if (chance.chance(0.1)) openSession(life, login);
  }
  changeAccount(life, from, to);
  if (chance.chance(0.1)) checkOut(life, humanMoment(from, to, chance));
}

function live(life: Life): void {
  const { customer } = life;
  const { chance, registeredAt } = customer;
  const settled = register(life).at;
  const subscribes = chance.chance(0.66);
  const until = subscribes
    ? subscribe(life, settled + chance.between(1, 240) * MINUTE)
    : Math.min(END, registeredAt + chance.between(60, 700) * DAY);
  for (let from = settled + DAY; from < until; from = addMonths(from, 1)) {
    month(life, from, addMonths(from, 1));
  }
  if (until < END && chance.chance(0.4)) close(life, until + chance.between(33, 60) * DAY);
}

/** Registers everyone in the order of time and lets each live their life. */
export function populate(world: World, population: Population): readonly Customer[] {
  const { seed, reserved, anchor } = population;
  const times = signUpTimes(population);
  const before = times.filter((at) => at < anchor.day).length;
  const taken = new Set(reserved);
  let number = anchor.number - before - 1;
  const earlier = reserved.filter((one) => one < anchor.number).length;
  number -= earlier;
  return times.map((at) => {
    do number += 1;
    while (taken.has(number));
    const customer = newCustomer(number, at, random(`${seed}/customer/${number}`));
    live({ world, customer });
    return customer;
  });
}

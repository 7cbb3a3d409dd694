import { BEGIN } from './clock.ts';
import type { Customer } from './customer.ts';
import { Numbering, type Journal } from './journal.ts';

/** Everything the simulation writes to and draws numbers from. */
export interface World {
  readonly journal: Journal;
  readonly orders: Numbering;
  readonly shipments: Numbering;
  readonly payments: Numbering;
  readonly invoices: Numbering;
  readonly sessions: Numbering;
}

/** What a part of a customer's life needs. */
export interface Life {
  readonly world: World;
  readonly customer: Customer;
}

export interface ReservedNumbers {
  readonly orders: readonly number[];
  readonly shipments: readonly number[];
  readonly payments: readonly number[];
  readonly invoices: readonly number[];
  readonly sessions: readonly number[];
}

export function newWorld(journal: Journal, taken: ReservedNumbers): World {
  const numbering = (first: number, perDay: number, reserved: readonly number[]) =>
    new Numbering({ first, begin: BEGIN, perDay, taken: reserved });
  return {
    journal,
    orders: numbering(60_000, 52.3, taken.orders),
    shipments: numbering(2_000, 71.9, taken.shipments),
    payments: numbering(40_000, 74.2, taken.payments),
    invoices: numbering(20_000, 66.4, taken.invoices),
    sessions: numbering(100_000, 910, taken.sessions),
  };
}

import { addMonths, DAY, HOUR, MINUTE, SECOND, secondText, type Micros } from '../core/clock.ts';
import { machineMetadata, type Customer } from '../core/customer.ts';
import type { Recorded } from '../core/journal.ts';
import { digest } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { DECLINES, SERVICES } from '../data/people.ts';

export interface Charge {
  readonly world: World;
  readonly customer: Customer;
  readonly at: Micros;
  readonly because: Recorded;
  readonly amountMinor: number;
  /** What is paid for: an order or a subscription id. */
  readonly subject: string;
  readonly lines: readonly { readonly text: string; readonly amountMinor: number }[];
}

export type ChargeOutcome =
  | { readonly paid: true; readonly event: Recorded; readonly payment: string }
  | { readonly paid: false; readonly event: Recorded };

const TAX_PERCENT = 20;

/** Tax contained in a gross amount, in minor units. */
export const taxIn = (grossMinor: number): number =>
  Math.round((grossMinor * TAX_PERCENT) / (100 + TAX_PERCENT));

interface Attempt {
  readonly payment: string;
  readonly number: number;
  readonly at: Micros;
  readonly because: Recorded;
}

function attemptPayment(charge: Charge, attempt: Attempt, success: boolean): Recorded {
  const { world, customer } = charge;
  const { payment, at } = attempt;
  const base = {
    store: 'billing',
    stream: payment,
    by: SERVICES.billing,
    tenant: customer.region.tenant,
  } as const;
  const requested = world.journal.record({
    ...base,
    type: 'PaymentRequested',
    at,
    because: attempt.because,
    data: {
      account: customer.account,
      for: charge.subject,
      amountMinor: charge.amountMinor,
      currency: customer.region.currency,
      method: { kind: 'card', last4: digest(customer.account, 8).replace(/\D/g, '7').slice(0, 4) },
      idempotencyKey: `pay-${digest(`${payment}/${attempt.number}`, 16)}`,
      attempt: attempt.number,
      status: 'requested',
    },
    metadata: machineMetadata('billing', at),
  });
  const answered = at + customer.chance.between(300, 4200) * 1000;
  return world.journal.record({
    ...base,
    at: answered,
    because: requested,
    metadata: machineMetadata('card-gateway', answered),
    ...(success
      ? {
          type: 'PaymentCaptured',
          data: {
            status: 'captured',
            capturedMinor: charge.amountMinor,
            capturedAt: secondText(answered),
            failure: null,
          },
        }
      : {
          type: 'PaymentFailed',
          data: { status: 'failed', failure: { code: customer.chance.pick(DECLINES) } },
        }),
  });
}

/** Issues an invoice and collects it, with up to three attempts a day apart. */
export function collect(charge: Charge): ChargeOutcome {
  const { world, customer, at } = charge;
  const invoice = `invoice-${world.invoices.at(at)}`;
  const base = {
    store: 'billing',
    stream: invoice,
    by: SERVICES.billing,
    tenant: customer.region.tenant,
  } as const;
  const issued = world.journal.record({
    ...base,
    type: 'InvoiceIssued',
    at,
    because: charge.because,
    data: {
      account: customer.account,
      for: charge.subject,
      lines: charge.lines.map((line) => ({ ...line })),
      totalMinor: charge.amountMinor,
      taxMinor: taxIn(charge.amountMinor),
      currency: customer.region.currency,
      status: 'open',
      dueAt: secondText(addMonths(at, 1)).slice(0, 10),
    },
    metadata: machineMetadata('billing', at),
  });
  const payment = `payment-${world.payments.at(at)}`;
  let last = issued;
  for (let number = 1; number <= 3; number += 1) {
    const success = !customer.chance.chance(number === 1 ? 0.045 : 0.35);
    const when =
      (number === 1 ? at : last.at + DAY - HOUR) + customer.chance.between(2, 40) * SECOND;
    last = attemptPayment(charge, { payment, number, at: when, because: last }, success);
    if (success) {
      const event = world.journal.record({
        ...base,
        type: 'InvoicePaid',
        at: last.at + 90_000,
        because: last,
        data: { status: 'paid', paidBy: payment },
        metadata: machineMetadata('billing', last.at),
      });
      return { paid: true, event, payment };
    }
  }
  const overdue = world.journal.record({
    ...base,
    type: 'InvoiceOverdue',
    at: last.at + 5 * DAY + 3 * MINUTE,
    because: last,
    data: { status: 'overdue' },
    metadata: machineMetadata('billing', last.at),
  });
  return { paid: false, event: overdue };
}

/** Gives money back, some days later. */
export function refund(charge: Charge, payment: string, because: Recorded): Recorded {
  const { world, customer } = charge;
  const at = because.at + customer.chance.between(5, 90) * MINUTE;
  return world.journal.record({
    store: 'billing',
    stream: payment,
    type: 'RefundIssued',
    at,
    because,
    data: {
      status: 'refunded',
      refundedMinor: charge.amountMinor,
      refund: { reason: 'returned goods', at: secondText(at) },
    },
    by:
      because.conversation === null
        ? SERVICES.billing
        : customer.chance.pick(['support:maria', 'support:sven']),
    tenant: customer.region.tenant,
    metadata: machineMetadata('billing', at),
  });
}

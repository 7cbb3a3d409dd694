import { collect } from '../business/payments.ts';
import { ship } from '../business/fulfilment.ts';
import { addMonths, END, moment } from '../core/clock.ts';
import type { World } from '../core/world.ts';
import { ann } from '../data/ann.ts';
import { takeover } from '../stories.ts';
import type { PlanCauses } from './ann-before.ts';
import { nth, tell, type Setting } from './tell.ts';

const FAMILY_SINCE = moment('2026-03-30T10:30:00.000');

const SUBSCRIPTION: Setting = {
  store: 'billing',
  stream: takeover.subscription,
  by: `customer:${takeover.stream}`,
  tenant: 'uk',
  metadata: { service: 'billing', host: 'billing-0' },
};

function renewMonthly(world: World): void {
  const customer = ann();
  const first = moment('2025-02-13T03:10:00');
  for (let month = 0; addMonths(first, month) < END; month += 1) {
    const at = addMonths(first, month);
    const [plan, amountMinor] =
      at < FAMILY_SINCE ? (['solo', 1290] as const) : (['family', 3490] as const);
    const renewed = world.journal.record({
      ...SUBSCRIPTION,
      type: 'SubscriptionRenewed',
      at,
      by: 'service:scheduler',
      conversation: `c-renewal-1042-${month + 1}`,
      data: { status: 'active', renewals: month + 1 },
    });
    const lines = [{ text: `Plan ${plan}, one month`, amountMinor }];
    const outcome = collect({
      world,
      customer,
      at: at + 700_000,
      because: renewed,
      amountMinor,
      subject: takeover.subscription,
      lines,
    });
    if (!outcome.paid) continue;
    ship({
      world,
      customer,
      because: outcome.event,
      order: `${takeover.subscription}/${month + 1}`,
      grams: 250,
    });
  }
}

/** Ann's subscription in the billing store. Answers the two events that her account repeats. */
export function subscribeAnn(world: World): PlanCauses {
  const events = tell(world.journal, SUBSCRIPTION, [
    {
      at: '2025-02-12T20:41:16.200',
      type: 'SubscriptionStarted',
      conversation: 'c-sign-up-1042',
      data: {
        account: takeover.stream,
        plan: 'solo',
        priceMinor: 1290,
        currency: 'GBP',
        status: 'active',
        renewals: 0,
      },
    },
    {
      at: '2026-04-02T18:30:08.140',
      occurredAt: FAMILY_SINCE,
      type: 'PlanCorrected',
      conversation: 'c-correction-1042',
      data: { plan: 'family', priceMinor: 3490, correction: 'booked three days late' },
      by: 'support:sven',
    },
  ]);
  renewMonthly(world);
  return { started: nth(events, 0), corrected: nth(events, 1) };
}

import { addMonths, BEGIN, DAY, END, HOUR, type Micros } from '../core/clock.ts';
import type { Journal, Recorded, Row } from '../core/journal.ts';
import type { JsonRecord } from '../core/json.ts';
import { random } from '../core/random.ts';
import { RATES } from '../data/catalogue.ts';
import { SERVICES } from '../data/people.ts';
import { taxIn } from './payments.ts';

type Account =
  'bank' | 'receivable' | 'revenue' | 'tax' | 'fees' | 'shipping' | 'stock' | 'refunds';

interface Entry {
  readonly type: string;
  readonly at: Micros;
  readonly because: Recorded | null;
  readonly reference: string;
  readonly moves: readonly (readonly [account: Account, amountMinor: number])[];
}

interface Books {
  readonly journal: Journal;
  readonly seed: string;
  readonly stream: string;
  /** Number of events that the ledger must end with. */
  readonly events: number;
}

const SHIPPING_COST = 385;
const OPENING_CAPITAL = 2_500_000;

/** What a row of another stream means for the books; null when it means nothing. */
function entriesFor(row: Row): readonly Entry[] {
  const because = { id: row.id, at: row.at, conversation: row.correlationId };
  const entry = (type: string, delay: number, moves: Entry['moves']): Entry => ({
    type,
    at: row.at + delay,
    because,
    reference: row.stream,
    moves,
  });
  const amount = amountOf(row);
  switch (row.type) {
    case 'InvoiceIssued':
      return [
        entry('InvoiceBooked', 200_000, [
          ['receivable', amount],
          ['revenue', amount - taxIn(amount)],
          ['tax', taxIn(amount)],
        ]),
      ];
    case 'PaymentCaptured':
      return [
        entry('PaymentBooked', 250_000, [
          ['bank', amount],
          ['receivable', -amount],
        ]),
        entry('CardFeeBooked', 310_000, [
          ['fees', Math.round(amount * 0.014) + 25],
          ['bank', -Math.round(amount * 0.014) - 25],
        ]),
      ];
    case 'RefundIssued':
      return [
        entry('RefundBooked', 250_000, [
          ['refunds', amount],
          ['bank', -amount],
        ]),
      ];
    case 'ShipmentDispatched':
      return [
        entry('ShippingCostBooked', 400_000, [
          ['shipping', SHIPPING_COST],
          ['bank', -SHIPPING_COST],
        ]),
      ];
    default:
      return [];
  }
}

const AMOUNT_KEYS: ReadonlyMap<string, string> = new Map([
  ['InvoiceIssued', 'totalMinor'],
  ['PaymentCaptured', 'capturedMinor'],
  ['RefundIssued', 'refundedMinor'],
]);

const RATE_BY_TENANT: ReadonlyMap<string | null, number> = new Map([
  ['uk', RATES.GBP],
  ['us', RATES.USD],
]);

/** The amount of a billing row in euro cents; 0 where it has none. */
function amountOf(row: Row): number {
  const key = row.store === 'billing' ? AMOUNT_KEYS.get(row.type) : undefined;
  if (key === undefined || typeof row.data !== 'string') return 0;
  const digits = new RegExp(`"${key}":(\\d+)`).exec(row.data)?.[1] ?? '0';
  return Math.round((Number(digits) * (RATE_BY_TENANT.get(row.tenant) ?? RATES.EUR)) / 1000);
}

/** Deliveries of green coffee: as many as are wanted, spread over the two years. */
function stockEntries(count: number, seed: string): readonly Entry[] {
  const chance = random(`${seed}/stock`);
  return Array.from({ length: count }, (_, index): Entry => {
    const cost = chance.between(120, 980);
    return {
      type: 'StockBooked',
      at: Math.floor(BEGIN + 6 * HOUR + ((index + chance.next()) / count) * (END - BEGIN - DAY)),
      because: null,
      reference: `lot-${10_000 + index}`,
      moves: [
        ['stock', cost],
        ['bank', -cost],
      ],
    };
  });
}

function monthEnds(): readonly Entry[] {
  return Array.from({ length: 23 }, (_, index): Entry => {
    const at = addMonths(BEGIN - 19 * DAY + HOUR, index + 1);
    return { type: 'MonthClosed', at, because: null, reference: `month-${index + 1}`, moves: [] };
  });
}

/** The journal's order puts the running totals right: each payload is made when its turn comes. */
function bookings(books: Books): (entry: Entry) => void {
  const balances = new Map<Account, number>([['bank', OPENING_CAPITAL]]);
  let number = 1;
  const payload = (entry: Entry): JsonRecord => {
    number += 1;
    const touched: Record<string, number> = {};
    for (const [account, amount] of entry.moves) {
      const balance = (balances.get(account) ?? 0) + amount;
      balances.set(account, balance);
      touched[account] = balance;
    }
    return {
      entries: number,
      ...(entry.moves.length > 0 ? { balances: touched } : {}),
      last: { reference: entry.reference, amountMinor: entry.moves[0]?.[1] ?? 0 },
    };
  };
  return (entry) =>
    books.journal.record({
      store: 'billing',
      stream: books.stream,
      type: entry.type,
      at: entry.at,
      ...(entry.because ? { because: entry.because } : {}),
      data: () => payload(entry),
      by: SERVICES.ledger,
      metadata: { service: 'ledger' },
    });
}

/** Fees and shipping are booked one by one only as far as the wanted length allows. */
function fit(entries: readonly Entry[], wanted: number): readonly Entry[] {
  let surplus = entries.length - wanted;
  const kept = entries.filter(({ type }) => {
    const optional = type === 'CardFeeBooked' || type === 'ShippingCostBooked';
    if (surplus <= 0 || !optional) return true;
    surplus -= 1;
    return false;
  });
  return kept.slice(0, wanted);
}

/** One long stream: every invoice, payment, refund and parcel of the shop, as bookings. */
export function keepBooks(books: Books, rows: readonly Row[]): void {
  books.journal.record({
    store: 'billing',
    stream: books.stream,
    type: 'LedgerOpened',
    at: BEGIN + HOUR,
    data: {
      id: books.stream,
      currency: 'EUR',
      entries: 1,
      balances: {
        bank: OPENING_CAPITAL,
        receivable: 0,
        revenue: 0,
        tax: 0,
        fees: 0,
        shipping: 0,
        stock: 0,
        refunds: 0,
      },
    },
    by: SERVICES.ledger,
    metadata: { service: 'ledger' },
  });
  const wanted = books.events - 1;
  const closings = monthEnds();
  const caused = rows.flatMap(entriesFor).filter(({ at }) => at <= END);
  const entries = fit([...closings, ...caused], wanted);
  const book = bookings(books);
  for (const entry of [...entries, ...stockEntries(wanted - entries.length, books.seed)])
    book(entry);
}

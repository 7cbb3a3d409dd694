/**
 * The planted stories of the demo stores: what docs/demo.md describes and the browser tests follow.
 * Ids never change between runs and seeds.
 */

/** An account is taken over, used for an order to a new address, locked and given back. */
export const takeover = {
  store: 'accounts',
  stream: 'account-1042',
  name: 'Ann Lee',
  events: 64,
  email: 'ann@lee.org',
  intruder: { email: 'a.lee.7731@mail.ru', ip: '185.220.101.4', address: '12 Dock Rd' },
  versions: {
    registered: 1,
    mfaEnabled: 12,
    planCorrected: 28,
    emailChanged: 41,
    passwordChanged: 42,
    phoneChanged: 43,
    mfaDisabled: 44,
    addressAdded: 45,
    locked: 46,
    recovered: 47,
  },
  conversation: 'c-takeover-1042',
  order: 'order-88213',
  payment: 'payment-80021',
  session: 'session-590042',
  subscription: 'subscription-1042',
  /** The store's own snapshot that agrees with the events. */
  snapshotVersion: 60,
} as const;

/** Had Ann's e-mail address before her and closed the account. */
export const formerOwner = { store: 'accounts', stream: 'account-0311' } as const;

/** A total below zero at four versions in a row, then right again. */
export const negativeTotal = {
  store: 'orders',
  stream: 'order-71507',
  firstNegative: 5,
  lastNegative: 8,
  healed: 9,
  /** What the first wrong event was caused by, in turn: the basket, and the login before it. */
  basket: 1,
  login: { store: 'accounts', stream: 'account-1203', version: 4 },
} as const;

/** One capture, delivered twice under the same idempotency key. */
export const doubleCharge = {
  store: 'billing',
  stream: 'payment-81220',
  idempotencyKey: 'pay-5f0c2ab9d1e84477',
  firstCapture: 2,
  secondCapture: 3,
  refunded: 4,
} as const;

/** Happened on 30 March 2026 before versions 26 and 27, recorded on 2 April. */
export const backdated = { store: 'accounts', stream: 'account-1042', version: 28 } as const;

/** Two events recorded with times before that of the event preceding them. */
export const clockSkew = { store: 'orders', stream: 'shipment-34018', versions: [3, 4] } as const;

/** All payloads of the customer are gone; the last event says so. */
export const erasedCustomer = { store: 'accounts', stream: 'account-1311', erasedAt: 9 } as const;

/** A payload that ends early, and one that is Latin-1, not UTF-8. */
export const unreadable = {
  store: 'accounts',
  stream: 'account-1187',
  cutOff: 6,
  notUtf8: 8,
} as const;

/** Numbers that a double cannot hold, and a key that stands twice. */
export const exactNumbers = { store: 'billing', stream: 'invoice-49071' } as const;

/** A stream id that must be escaped everywhere. */
export const oddStream = {
  store: 'orders',
  stream: 'cart-Zoë/#42 50% "quoted" \'single\' ☕🏽 שלום',
} as const;

/** Markup, bidirectional controls, `__proto__`, a very long string and a script address. */
export const hostilePayload = { store: 'orders', stream: 'cart-31337' } as const;

/** The long stream. */
export const longStream = { store: 'billing', stream: 'ledger-main', events: 50_000 } as const;

/** `PreferencesChanged` in its three shapes, on one account. */
export const changedShape = {
  store: 'accounts',
  stream: 'account-1203',
  type: 'PreferencesChanged',
  versions: { first: 3, second: 5, third: 7 },
} as const;

/** Version 4 is missing. */
export const versionGap = {
  store: 'orders',
  stream: 'shipment-30005',
  before: 3,
  after: 5,
} as const;

/** Two events claim version 3. */
export const duplicateVersion = { store: 'orders', stream: 'shipment-30011', version: 3 } as const;

/** The cause is in no store. */
export const orphanedCause = {
  store: 'orders',
  stream: 'shipment-30019',
  version: 2,
  causationId: '00000000-dead-4000-8000-00000000beef',
} as const;

/** The store's own snapshot has another status than the events say. */
export const wrongSnapshot = {
  store: 'billing',
  stream: 'subscription-1204',
  version: 6,
  field: 'priceMinor',
} as const;

/** Grants of the role admin by people, January to March 2026. */
export const adminGrants = {
  store: 'accounts',
  type: 'RoleGranted',
  account: 'account-2204',
  reason: 'break glass',
} as const;

/** What the example queries of docs/query-language.md ask for. */
export const asked = {
  limits: { store: 'accounts', above: 'account-1206', before: 'account-1207' },
  deletions: {
    store: 'accounts',
    withReason: ['account-1312', 'account-1313'],
    without: ['account-1314', 'account-1315'],
  },
  article: { store: 'orders', order: 'order-71509', sku: 'ABC-1' },
  chargeback: { store: 'billing', payments: ['payment-81230', 'payment-81231'] },
} as const;

const numberOf = (stream: string): number => Number(/-(\d+)$/.exec(stream)?.[1] ?? NaN);

/** Numbers that the simulation must leave to the stories. */
export const reservedNumbers = {
  accounts: [
    takeover.stream,
    formerOwner.stream,
    erasedCustomer.stream,
    unreadable.stream,
    changedShape.stream,
    wrongSnapshot.stream,
    adminGrants.account,
    'account-1186',
    asked.limits.above,
    asked.limits.before,
    ...asked.deletions.withReason,
    ...asked.deletions.without,
  ].map(numberOf),
  orders: [takeover.order, negativeTotal.stream, asked.article.order].map(numberOf),
  shipments: [clockSkew, versionGap, duplicateVersion, orphanedCause].map(({ stream }) =>
    numberOf(stream),
  ),
  payments: [takeover.payment, doubleCharge.stream, ...asked.chargeback.payments].map(numberOf),
  invoices: [numberOf(exactNumbers.stream)],
  sessions: [numberOf(takeover.session)],
} as const;

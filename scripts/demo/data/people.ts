/** Staff and services that appear as initiators. */
export const SUPPORT = [
  'support:maria',
  'support:j.okafor',
  'support:li.wei',
  'support:sven',
] as const;

export const SERVICES = {
  billing: 'service:billing',
  fraud: 'service:fraud',
  fulfilment: 'service:fulfilment',
  loyalty: 'service:loyalty',
  identity: 'service:identity',
  scheduler: 'service:scheduler',
  ledger: 'service:ledger',
} as const;

export interface Device {
  readonly name: string;
  readonly userAgent: string;
}

export const DEVICES: readonly Device[] = [
  { name: 'iPhone', userAgent: 'Fernway/4.2 (iPhone; iOS 19.1)' },
  { name: 'iPad', userAgent: 'Fernway/4.2 (iPad; iPadOS 19.1)' },
  { name: 'Pixel', userAgent: 'Fernway/4.1 (Android 16; Pixel 10)' },
  { name: 'Galaxy', userAgent: 'Fernway/4.1 (Android 16; SM-S936B)' },
  { name: 'Mac', userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15' },
  { name: 'Windows', userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0' },
  { name: 'Linux', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0.0.0' },
];

export const CHURN_REASONS = [
  'too expensive',
  'drinking less coffee',
  'moving abroad',
  'gift ended',
  'missing',
] as const;

export const DECLINES = ['insufficient_funds', 'expired_card', 'do_not_honour'] as const;

/** Accounts that operators raise to admin now and then. */
export const ELEVATED = [
  { account: 'account-7719', name: 'Tom Adeyemi' },
  { account: 'account-2204', name: 'Ops Shared' },
  { account: 'account-0093', name: 'Eve Martin' },
  { account: 'account-5120', name: 'R. Castellano' },
  { account: 'account-1186', name: 'Night Desk' },
  { account: 'account-3307', name: 'P. Novak' },
  { account: 'account-4410', name: 'Sara Lindqvist' },
  { account: 'account-6058', name: 'Billing Duty' },
] as const;

export const GRANT_REASONS = [
  { text: 'break glass', kind: 'incident' },
  { text: 'break glass for release', kind: 'incident' },
  { text: 'break glass, payment outage', kind: 'incident' },
  { text: 'yearly access audit', kind: 'audit' },
  { text: 'holiday cover', kind: null },
] as const;

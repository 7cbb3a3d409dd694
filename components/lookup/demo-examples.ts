/** What a caller could name in the demo stores, whose people are invented; other stores' people are nobody's example. */
export const demoExamples = {
  store: 'accounts',
  email: 'ann@lee.org',
  phone: '0044 207 946 0199',
  name: 'ann lee',
  order: 'order-88213',
  account: 'account-1042',
} as const;

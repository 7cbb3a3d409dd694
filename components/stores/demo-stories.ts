import { correlationPage, fieldPage, streamPage } from '@/lib/urls/pages.ts';

export interface DemoStory {
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** Where a first look at the demo stores is worth it; docs/demo.md tells all stories. */
export const demoStories: readonly DemoStory[] = [
  {
    title: 'An account is taken over',
    text: 'E-mail, password, phone and second factor change within a minute at night.',
    href: streamPage('accounts', 'account-1042', { at: 'v41' }),
  },
  {
    title: 'A total below zero',
    text: 'A voucher is larger than the basket; four events later it heals.',
    href: streamPage('orders', 'order-71507', { at: 'v5', path: 'totalMinor' }),
  },
  {
    title: 'Charged twice',
    text: 'One capture delivered twice under the same idempotency key.',
    href: streamPage('billing', 'payment-81220', { at: 'v3' }),
  },
  {
    title: 'One conversation, three services',
    text: 'What the intruder did, as a tree and on lanes across all stores.',
    href: correlationPage('accounts', 'c-takeover-1042'),
  },
  {
    title: 'Every e-mail address she had',
    text: 'One field through the whole life of an account: when, by whom, by which event.',
    href: fieldPage('accounts', 'account-1042', { path: 'email' }),
  },
  {
    title: 'Payloads that cannot be read',
    text: 'Cut-off JSON and bytes that are not UTF-8, shown as they are stored.',
    href: streamPage('accounts', 'account-1187', { at: 'v6', tab: 'raw' }),
  },
];

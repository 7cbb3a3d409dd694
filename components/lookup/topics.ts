import type { ChangeView, EventView } from '@/lib/api/views.ts';

export const topics = ['contact', 'security', 'orders', 'payment', 'preferences'] as const;
export type Topic = (typeof topics)[number];

/** Beginnings of words in event types and field names. */
const words: Readonly<Record<Topic, RegExp>> = {
  contact: /^(e?mail|phone|tele|mobile|address|street|city|post|contact|name|profile)/,
  security:
    /^(password|mfa|factor|lock|unlock|recover|sign|login|logon|session|device|role|permission|access|right|token|fraud|suspend|verified)/,
  orders: /^(order|cart|basket|ship|parcel|deliver|return|line|item|sku)/,
  payment:
    /^(pay|card|invoice|refund|charge|price|plan|subscription|balance|credit|amount|total|bill|bank|iban|loyalty|voucher)/,
  preferences: /^(prefer|setting|notif|newsletter|consent|language|locale|marketing|opt)/,
};

/** What an event is about, by the words of its type and of the fields it changed. */
export function topicsOf(
  { type }: Pick<EventView, 'type'>,
  changes: readonly ChangeView[],
): readonly Topic[] {
  const said = [type, ...changes.map(({ path }) => path)].flatMap(wordsOf);
  return topics.filter((topic) => said.some((word) => words[topic].test(word)));
}

/** What a field is about. */
export const topicsOfPath = (path: string): readonly Topic[] => {
  const said = wordsOf(path);
  return topics.filter((topic) => said.some((word) => words[topic].test(word)));
};

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');

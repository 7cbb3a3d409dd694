import { demoExamples } from './demo-examples.ts';

export interface ThingToName {
  readonly what: string;
  /** What of it is found, and how it may be written. */
  readonly found: string;
  /** Values to look up with one click; none where only people could give one. */
  readonly examples: readonly string[];
}

/** What a caller can name. Examples are the ids of the newest streams; names and addresses are shown of the demo only. */
export function thingsToName(
  stores: readonly { readonly id: string; readonly demo: boolean }[],
  newest: readonly string[],
): readonly ThingToName[] {
  const demo = stores.some(({ id, demo: isDemo }) => isDemo && id === demoExamples.store);
  const { email, phone, name, order, account } = demoExamples;
  const ofDemo = (...examples: readonly string[]): readonly string[] => (demo ? examples : []);
  return [
    { what: 'E-mail address', found: 'In any letter case.', examples: ofDemo(email) },
    {
      what: 'Telephone number',
      found: 'Its digits in any grouping; 00 stands for +. A country code is not guessed.',
      examples: ofDemo(phone),
    },
    { what: 'Name', found: 'The whole name, in any letter case.', examples: ofDemo(name) },
    {
      what: 'Order, invoice or customer number',
      found: 'As it stands in the store, with what it is part of.',
      examples: [...ofDemo(order, account), ...newest],
    },
    { what: 'Id of an event', found: 'The event itself, and its stream.', examples: [] },
    {
      what: 'Any other value',
      found: 'A device, an address, a card’s last digits: the whole value of a field.',
      examples: [],
    },
  ];
}

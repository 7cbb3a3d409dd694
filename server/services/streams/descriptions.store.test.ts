import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Description } from '@/lib/api/views.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { forgetReducers } from '@/server/reducers/registry.ts';
import { parseConfigFile } from '@/server/settings/parse-config-file.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { maskedDescription } from './internal-description.ts';
import { readChanges } from './read-changes.ts';

const config = {
  describe: {
    shop: {
      Paid: 'by configuration: {after.paid}',
      Sent: 'by configuration: {metadata.carrier} has {data.parcel}',
    },
  },
};
onceInProcess('config-file', () => parseConfigFile(JSON.stringify(config), '/'));
const own = ownData();
const folder = join(own.folder, 'reducers');
onceInProcess('reducer-folders', () => [folder]);

const events = [
  { type: 'Placed', data: '{"total":9007199254740993}' },
  { type: 'Paid', data: '{"paid":true}' },
  { type: 'Sent', data: '{"parcel":"p-1"}', metadata: '{"carrier":"post"}' },
] as const;
for (const store of ['shop', 'other']) {
  own.write(
    store,
    ['order', 'cart', 'box'].flatMap((category) =>
      events.map((event) => ({ stream: `${category}-1`, category, ...event })),
    ),
  );
}

const code = `const reduce = (state: any, event: any) => Object.assign(state, event.data);
export const order = { category: 'order', initial: {}, reduce,
  describe: (event: any, before: any, after: any) =>
    event.type === 'Placed' ? 'placed over {after.total}' : event.type === 'Paid' && !before.paid && after.paid ? 'paid {before.total}' : undefined };`;
const rules = `category: cart
on: { Placed: merge, Paid: merge, Sent: ignore }
describe:
  Placed: ['placed by {data.who}', 'placed over {data.total}']
  Paid: 'paid {before.total}'
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'order.ts'), code);
  writeFileSync(join(folder, 'cart.yaml'), rules);
  forgetReducers();
});

const wordsOf = (described: Description): string | null =>
  described === null
    ? null
    : described
        .map((part) => ('text' in part ? part.text : 'json' in part ? part.json : part.kind))
        .join('');

async function told(store: string, stream: string) {
  const { value } = await readChanges(callAs(), { store, stream, from: '0', to: '9' });
  return value.items.map(({ described }) => wordsOf(described));
}

describe('what an event did is told', () => {
  it('by the code that folds it, else by the configuration, else not at all', async () => {
    const ownWords = ['placed over 9007199254740993', 'paid 9007199254740993'];
    expect(await told('shop', 'order-1')).toEqual([
      ...ownWords,
      'by configuration: "post" has "p-1"',
    ]);
    expect(await told('other', 'order-1')).toEqual([...ownWords, null]);
  });

  it('by the rules that fold it, with the first sentence that fits', async () => {
    expect(await told('shop', 'cart-1')).toEqual([
      'placed over 9007199254740993',
      'paid 9007199254740993',
      'by configuration: "post" has "p-1"',
    ]);
  });

  it('by the configuration where states are inferred', async () => {
    expect(await told('shop', 'box-1')).toEqual([
      null,
      'by configuration: true',
      'by configuration: "post" has "p-1"',
    ]);
    expect(await told('other', 'box-1')).toEqual([null, null, null]);
  });

  it('from anywhere in the stream', async () => {
    const { value } = await readChanges(callAs(), {
      store: 'shop',
      stream: 'order-1',
      from: '2',
      to: '2',
    });
    expect(value.items.map(({ described }) => wordsOf(described))).toHaveLength(1);
    expect(wordsOf(value.items[0]?.described ?? null)).toMatch(/paid|placed/);
  });
});

describe('a sentence for somebody who may not see everything', () => {
  const event = sampleEvent(1, { json: '{"email":"a@x","kept":1}' });
  const described: Description = [
    { kind: 'value', of: 'after', path: 'email', json: '"a@x"' },
    { kind: 'value', of: 'data', path: 'email', json: '"a@x"' },
    { kind: 'value', of: 'data', path: 'kept', json: '1' },
  ];
  const policy = (data: MaskingPolicy['maskEvent']): MaskingPolicy => ({
    name: 'test',
    maskEvent: data,
    maskValue: () => '"•••"',
    hides: () => false,
  });

  it('has no value that the policy hides', () => {
    const hidden = policy((view) => ({ ...view, data: { kind: 'masked', reason: 'personal' } }));
    const [state, email, kept] = maskedDescription(described, event, hidden) ?? [];
    expect(state).toMatchObject({ json: '"•••"' });
    expect([email, kept]).toMatchObject([{ json: null }, { json: null }]);
  });

  it('has of a payload what the policy leaves of it', () => {
    const partly = policy((view) => ({
      ...view,
      data: { kind: 'json', text: '{"email":"a•••","kept":1}' },
    }));
    const [, email, kept] = maskedDescription(described, event, partly) ?? [];
    expect([email, kept]).toMatchObject([{ json: '"a•••"' }, { json: '1' }]);
    expect(maskedDescription(null, event, partly)).toBeNull();
  });
});

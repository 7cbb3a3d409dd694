import { join } from 'node:path';
import { tildeEncode } from '@/lib/urls/tilde.ts';
import type { Asked } from '@/server/testing/ask.ts';
import type { OwnData } from '@/server/testing/own-data.ts';
import type { WrittenEvent } from '@/server/testing/write-store.ts';

/** What a route is asked, the code of the problem and the field it names. */
export type Refusal = readonly [Asked, string, string | null];

export interface Cases {
  readonly succeeds: Asked;
  /** Part of the answer's text. */
  readonly shows: string;
  /** The browser may keep it, because it holds nothing of a store. */
  readonly kept?: true;
  readonly refuses: readonly Refusal[];
}

export const shopEvents: readonly WrittenEvent[] = [
  {
    stream: 'order/1',
    id: 'placed',
    category: 'order',
    type: 'OrderPlaced',
    correlation: 'c1',
    data: '{"total":9007199254740993}',
  },
  {
    stream: 'order/1',
    id: 'paid',
    category: 'order',
    type: 'OrderPaid',
    correlation: 'c1',
    cause: 'placed',
    data: '{"paid":true}',
  },
];

/** Two stores; `spare` is only a file until a case connects it. */
export function writeShop(own: OwnData): void {
  own.write('shop', shopEvents);
}

export const shop = { store: 'shop' };
export const order = { ...shop, stream: tildeEncode('order/1') };
export const event = { ...shop, event: 'paid' };

export const unknownStore: Refusal = [
  { segments: { ...order, ...event, type: 'T', correlation: 'c', store: 'nowhere' } },
  'not_found',
  'store',
];
export const unknownStream: Refusal = [
  { segments: { ...shop, stream: 'nothing' } },
  'not_found',
  'stream',
];
export const unknownStreamWith = (search: string): Refusal => [
  { ...unknownStream[0], search },
  'not_found',
  'stream',
];
export const damaged: Refusal = [{ segments: { ...shop, stream: 'a~C3' } }, 'not_found', null];
export const refusing = (segments: Readonly<Record<string, string>>) => {
  return (search: string, field: string): Refusal => [{ segments, search }, 'invalid_input', field];
};
export const inShop = refusing(shop);
export const inOrder = refusing(order);
export const badPage = ['cursor=eyJ', 'limit=0', 'limit=501', 'limit=x'] as const;
export const fieldOf = (search: string): string => search.split('=')[0] ?? '';
export const badPages = (make: (search: string, field: string) => Refusal): readonly Refusal[] =>
  badPage.map((search) => make(search, fieldOf(search)));
export const badMoments = ['at=soon', 'at=v', 'at=v1.5', 'at=2026-02-30', 'at=previous'].map(
  (search) => inOrder(search, 'at'),
);
export const onStream = [unknownStore, unknownStream, damaged, inOrder('surplus=1', 'surplus')];

export const guess = { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} };
/** Stands for the path of a store that is there. */
export const here = '<shop>';
export const posted = (body: unknown): Asked => ({ method: 'POST', body });
export const badBodies: readonly Refusal[] = [
  [{ rawBody: 'x', headers: { 'content-type': 'text/plain' } }, 'invalid_input', null],
  [
    { rawBody: '{}', headers: { 'content-type': 'application/json-patch+json' } },
    'invalid_input',
    null,
  ],
  [{ rawBody: '{"location":' }, 'invalid_input', null],
  [{ rawBody: '' }, 'invalid_input', null],
  [posted(null), 'invalid_input', ''],
  [posted([]), 'invalid_input', ''],
  [posted({}), 'invalid_input', 'location'],
  [posted({ location: '' }), 'invalid_input', 'location'],
  [posted({ location: 'x'.repeat(5000) }), 'invalid_input', 'location'],
  [{ ...posted({ location: here }), search: 'surplus=1' }, 'invalid_input', 'surplus'],
];
export const badGuesses: readonly Refusal[] = [
  [posted({ location: here }), 'invalid_input', 'guess'],
  [posted({ location: here, guess: { ...guess, layout: 7 } }), 'invalid_input', 'guess.layout'],
  [posted({ location: 'mysql://db/x', guess }), 'unsupported', 'location'],
];

/** Writes the place of the store into a body. */
export function located(asked: Asked, own: OwnData): Asked {
  if (asked.body === undefined) return asked;
  const path = JSON.stringify(join(own.folder, 'shop.db')).slice(1, -1);
  const { body, ...rest } = asked;
  return { ...rest, rawBody: JSON.stringify(body).replace(here, path) };
}

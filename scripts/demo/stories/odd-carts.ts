import { Raw, type Journal } from '../core/journal.ts';
import { hostilePayload, oddStream } from '../stories.ts';
import { tell, type Setting } from './tell.ts';

const cart = (stream: string): Setting => ({
  store: 'orders',
  stream,
  category: 'cart',
  by: 'customer:account-1203',
  tenant: 'eu',
  conversation: 'c-odd-carts',
  metadata: { service: 'orders', ip: '198.51.100.23', device: 'Pixel' },
});

const item = { sku: 'TEA-SENC-100', title: 'Sencha, 100 g', quantity: 1, priceMinor: 1240 };

export function tellOddStream(journal: Journal): void {
  tell(journal, cart(oddStream.stream), [
    {
      at: '2026-08-19T18:10:02.336',
      type: 'CartOpened',
      data: { title: 'Zoë’s list – 50% “later” ☕🏽 שלום', items: [], totalMinor: 0 },
    },
    {
      at: '2026-08-19T18:12:47.901',
      type: 'CartItemAdded',
      data: { items: [item], totalMinor: 1240 },
    },
    { at: '2026-08-19T18:40:30.118', type: 'CartAbandoned', data: { abandoned: true } },
  ]);
}

const LONG_TEXT = 'All beans, no bitterness. '.repeat(400);

/** Written as text, since an object literal could not hold most of it. */
const HOSTILE = [
  '{"title":"<img src=x onerror=alert(1)>"',
  '"note":"invoice_\\u202Efdp.exe and \\u2066hidden\\u2069"',
  '"__proto__":{"admin":true}',
  '"constructor":{"prototype":{"admin":true}}',
  '"link":"javascript:alert(document.domain)"',
  '"formula":"=cmd|\'/c calc\'!A1"',
  '"control":"\\u0000\\u001b[31mred"',
  '"half":"\\ud800"',
  '"":"an empty key"',
  `"review":${JSON.stringify(LONG_TEXT)}}`,
].join(',');

export function tellHostilePayload(journal: Journal): void {
  tell(journal, cart(hostilePayload.stream), [
    {
      at: '2026-08-20T23:01:15.604',
      type: 'CartOpened',
      data: { title: 'Shopping list', items: [], totalMinor: 0 },
    },
    { at: '2026-08-20T23:02:40.257', type: 'CartNoted', data: new Raw(HOSTILE) },
    {
      at: '2026-08-20T23:03:08.990',
      type: 'CartItemAdded',
      data: { items: [item], totalMinor: 1240 },
      by: 'customer:<script>alert(1)</script>',
      metadata: { service: 'orders', userAgent: '<svg onload=alert(2)>' },
    },
  ]);
}

import {
  type Cases,
  shop,
  event,
  unknownStore,
  inShop,
  badPages,
  guess,
  here,
  posted,
  badBodies,
  badGuesses,
} from './refusals.ts';

/** By method and path. */
export const storeCases: Readonly<Record<string, Cases>> = {
  'GET /api/stores': {
    succeeds: {},
    shows: '"id":"shop"',
    refuses: [[{ search: 'surplus=1' }, 'invalid_input', 'surplus']],
  },
  'POST /api/stores': {
    succeeds: posted({ location: here, guess, id: 'second' }),
    shows: '"id":"second"',
    refuses: [
      ...badBodies,
      ...badGuesses,
      [posted({ location: here, guess, id: 'No/Name' }), 'invalid_input', 'id'],
      [posted({ location: here, guess, id: 'shop' }), 'conflict', 'id'],
      [posted({ location: '/no/such/file.db', guess }), 'store_unavailable', 'path'],
    ],
  },
  'POST /api/preferences': {
    succeeds: posted({ lastStore: 'shop' }),
    shows: '"lastStore":"shop"',
    refuses: [
      [posted({ lastStore: 'nowhere' }), 'not_found', 'store'],
      [posted({ lastStore: '' }), 'invalid_input', 'lastStore'],
      [posted({ theme: 'dark' }), 'invalid_input', 'theme'],
    ],
  },
  'POST /api/stores/detect': {
    succeeds: posted({ location: here }),
    shows: '"layout":"backstory"',
    refuses: [...badBodies, [posted({ location: 'mysql://db/x' }), 'unsupported', 'location']],
  },
  'POST /api/stores/preview': {
    succeeds: posted({ location: here, guess }),
    shows: '9007199254740993',
    refuses: [...badBodies, ...badGuesses],
  },
  'GET /api/stores/[store]': {
    succeeds: { segments: shop },
    shows: '"state":"open"',
    refuses: [unknownStore, inShop('surplus=1', 'surplus')],
  },
  'DELETE /api/stores/[store]': {
    succeeds: { segments: { store: 'second' } },
    shows: '{"forgotten":"second"}',
    refuses: [unknownStore, [{ segments: shop }, 'not_found', 'store']],
  },
  'GET /api/stores/[store]/description': {
    succeeds: { segments: shop },
    shows: '"type":"OrderPaid"',
    refuses: [unknownStore],
  },
  'GET /api/stores/[store]/volume': {
    succeeds: { segments: shop },
    shows: '"counts":[{',
    refuses: [
      unknownStore,
      inShop('from=soon', 'from'),
      inShop('to=2026-13-01', 'to'),
      inShop('buckets=401', 'buckets'),
      inShop('from=2026-02-01&to=2026-01-01', 'to'),
    ],
  },
  'GET /api/stores/[store]/later': {
    succeeds: { segments: shop, search: 'asof=2026-01-01T00:01:30Z' },
    shows: '"later":1,"complete":true',
    refuses: [
      [{ segments: { store: 'nowhere' } }, 'not_found', 'store'],
      inShop('surplus=1', 'surplus'),
      inShop('asof=soon', 'asof'),
      inShop('asof=2026&asof=2027', 'asof'),
    ],
  },
  'GET /api/stores/[store]/index': {
    succeeds: { segments: shop },
    shows: '"state":"off"',
    refuses: [unknownStore, inShop('surplus=1', 'surplus')],
  },
  'POST /api/stores/[store]/index': {
    succeeds: { segments: shop, ...posted({ action: 'on' }) },
    shows: '"state":"waiting"',
    refuses: [
      [{ segments: { store: 'nowhere' }, ...posted({ action: 'on' }) }, 'not_found', 'store'],
      [{ segments: shop, ...posted({ action: 'faster' }) }, 'invalid_input', 'action'],
      [{ segments: shop, ...posted({}) }, 'invalid_input', 'action'],
    ],
  },
  'GET /api/stores/[store]/types/[type]': {
    succeeds: { segments: { ...shop, type: 'OrderPaid' } },
    shows: '"count":"1"',
    refuses: [unknownStore],
  },
  'GET /api/stores/[store]/moments': {
    succeeds: { segments: shop, search: 'time=2026-01-02' },
    shows: '"position":"2"',
    refuses: [
      [{ segments: { store: 'nowhere' }, search: 'time=2026-01-02' }, 'not_found', 'store'],
      inShop('', 'time'),
      inShop('time=soon', 'time'),
    ],
  },
  'GET /api/stores/[store]/events': {
    succeeds: { segments: shop, search: 'type=OrderPaid&order=oldest' },
    shows: '“OrderPaid”, oldest first.',
    refuses: [
      unknownStore,
      ...badPages(inShop),
      inShop('order=sideways', 'order'),
      inShop('from=soon', 'from'),
      inShop('surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/search': {
    succeeds: { segments: shop, search: 'q=OrderPaid' },
    shows: '"id":"paid"',
    refuses: [
      unknownStore,
      ...badPages(inShop),
      [{ segments: shop, search: 'q=((' }, 'invalid_query', 'q'],
      inShop('zone=Nowhere/City', 'zone'),
      inShop('surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/tail': {
    succeeds: { segments: shop, search: 'q=OrderPaid&after=0&follow=0' },
    shows: '"id":"paid"',
    refuses: [
      unknownStore,
      [{ segments: shop, search: 'q=((' }, 'invalid_query', 'q'],
      [{ segments: shop, search: 'q=type:x | count' }, 'invalid_query', 'q'],
      inShop('zone=Nowhere/City', 'zone'),
      inShop('after=soon', 'after'),
      inShop('surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/health': {
    succeeds: { segments: shop },
    shows: '"kind":"end"',
    refuses: [unknownStore, inShop('again=2', 'again'), inShop('surplus=1', 'surplus')],
  },
  'GET /api/stores/[store]/lookup': {
    succeeds: { segments: shop, search: 'value=order/1' },
    shows: '"stream":"order/1"',
    refuses: [
      [{ segments: { store: 'nowhere' }, search: 'value=x' }, 'not_found', 'store'],
      inShop('', 'value'),
      inShop('value=+', 'value'),
      inShop('value=((', 'value'),
      inShop('value=x&cursor=forged', 'cursor'),
    ],
  },
  'GET /api/stores/[store]/events/[event]': {
    succeeds: { segments: event },
    shows: '"neighbours":{"previous":{"id":"placed"',
    refuses: [unknownStore, [{ segments: { ...shop, event: 'none' } }, 'not_found', 'event']],
  },
  'GET /api/stores/[store]/events/[event]/payload': {
    succeeds: { segments: event, search: 'from=2&length=4' },
    shows: '"slice":{"kind":"json","text":"paid"}',
    refuses: [
      unknownStore,
      [{ segments: { ...shop, event: 'none' } }, 'not_found', 'event'],
      [{ segments: event, search: 'part=state' }, 'invalid_input', 'part'],
      [{ segments: event, search: 'from=-1' }, 'invalid_input', 'from'],
      [{ segments: event, search: 'length=99999999' }, 'invalid_input', 'length'],
    ],
  },
  'GET /api/stores/[store]/events/[event]/causes': {
    succeeds: { segments: event },
    shows: '"chain":[{"store":"shop","event":{"id":"placed"',
    refuses: [unknownStore, [{ segments: { ...shop, event: 'none' } }, 'not_found', 'event']],
  },
  'GET /api/stores/[store]/events/[event]/effects': {
    succeeds: { segments: { ...shop, event: 'placed' } },
    shows: '"effects":[{"store":"shop","event":{"id":"paid"',
    refuses: [unknownStore, [{ segments: { ...shop, event: 'none' } }, 'not_found', 'event']],
  },
  'GET /api/stores/[store]/correlations/[correlation]': {
    succeeds: { segments: { ...shop, correlation: 'c1' } },
    shows: '"examined":[{"store":"shop","complete":true}',
    refuses: [unknownStore],
  },
};

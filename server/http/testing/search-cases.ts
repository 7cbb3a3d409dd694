import {
  badPage,
  fieldOf,
  inShop,
  posted,
  shop,
  unknownStore,
  type Cases,
  type Refusal,
} from './refusals.ts';

const search = { name: 'Placed', folder: 'Orders', q: 'type:OrderPlaced', shared: true };

const inBody = (body: object, field: string, code = 'invalid_input'): Refusal => [
  { segments: shop, ...posted({ ...search, ...body }) },
  code,
  field,
];

const changed = (body: object, field: string, code = 'invalid_input'): Refusal => [
  { segments: { ...shop, search: '1' }, ...posted({ ...search, ...body }) },
  code,
  field,
];

/** By method and path. They run in this order: what one keeps the next ones find. */
export const searchCases: Readonly<Record<string, Cases>> = {
  'GET /api/search': {
    succeeds: { search: 'q=service:shop type:OrderPaid' },
    shows: '"store":"shop","event":{"id":"paid"',
    refuses: [
      [{ search: 'q=tpye:A' }, 'invalid_query', 'q'],
      [{ search: 'q=| sort data.n asc asc' }, 'invalid_query', 'q'],
      [{ search: 'zone=Nowhere' }, 'invalid_input', 'zone'],
      [{ search: 'head=5' }, 'invalid_input', 'head'],
      [{ search: 'surplus=1' }, 'invalid_input', 'surplus'],
      ...badPage.map((search): Refusal => [{ search }, 'invalid_input', fieldOf(search)]),
    ],
  },
  'POST /api/stores/[store]/searches': {
    succeeds: { segments: shop, ...posted(search) },
    shows: '"name":"Placed"',
    refuses: [
      [{ segments: { store: 'nowhere' }, ...posted(search) }, 'not_found', 'store'],
      inBody({ name: '' }, 'name'),
      inBody({ name: '   ' }, 'name'),
      inBody({ name: 'x'.repeat(81) }, 'name'),
      inBody({ folder: 'x'.repeat(81) }, 'folder'),
      inBody({ description: 'x'.repeat(501) }, 'description'),
      inBody({ shared: 'yes' }, 'shared'),
      inBody({ q: 'x'.repeat(8001) }, 'q'),
      inBody({ q: 'tpye:A' }, 'q', 'invalid_query'),
      inBody({ surplus: 1 }, 'surplus'),
    ],
  },
  'GET /api/search/summary': {
    succeeds: { search: 'q=service:shop type:OrderPaid' },
    shows: '"basis":"exact","total":1',
    refuses: [
      [{ search: 'q=((' }, 'invalid_query', 'q'],
      [{ search: 'q=|count' }, 'invalid_query', 'q'],
      [{ search: 'zone=Nowhere/City' }, 'invalid_input', 'zone'],
      [{ search: 'head=5' }, 'invalid_input', 'head'],
      [{ search: 'cursor=eyJ' }, 'invalid_input', 'cursor'],
      [{ search: 'surplus=1' }, 'invalid_input', 'surplus'],
    ],
  },
  'GET /api/stores/[store]/search/summary': {
    succeeds: { segments: shop, search: 'q=type:OrderPaid' },
    shows: '"basis":"exact","total":1',
    refuses: [
      unknownStore,
      [{ segments: shop, search: 'q=((' }, 'invalid_query', 'q'],
      [{ segments: shop, search: 'q=|count' }, 'invalid_query', 'q'],
      inShop('zone=Nowhere/City', 'zone'),
      inShop('head=no~place', 'head'),
      inShop('cursor=eyJ', 'cursor'),
      inShop('surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/vocabulary': {
    succeeds: { segments: shop },
    shows: '"allEvents":true',
    refuses: [unknownStore, inShop('surplus=1', 'surplus')],
  },
  'GET /api/stores/[store]/searches': {
    succeeds: { segments: shop },
    shows: '"own":true',
    refuses: [unknownStore, inShop('surplus=1', 'surplus')],
  },
  'POST /api/stores/[store]/searches/[search]': {
    succeeds: { segments: { ...shop, search: '1' }, ...posted({ ...search, folder: 'Moved' }) },
    shows: '"folder":"Moved"',
    refuses: [
      [{ segments: { store: 'nowhere', search: '1' }, ...posted(search) }, 'not_found', 'store'],
      [{ segments: { ...shop, search: '999' }, ...posted(search) }, 'not_found', 'search'],
      [{ segments: { ...shop, search: 'x' }, ...posted(search) }, 'invalid_input', 'search'],
      changed({ name: '' }, 'name'),
      changed({ q: 'tpye:A' }, 'q', 'invalid_query'),
      changed({ surplus: 1 }, 'surplus'),
    ],
  },
  'DELETE /api/stores/[store]/searches/[search]': {
    succeeds: { segments: { ...shop, search: '1' } },
    shows: '{"deleted":1}',
    refuses: [
      [{ segments: { store: 'nowhere', search: '1' } }, 'not_found', 'store'],
      [{ segments: { ...shop, search: '999' } }, 'not_found', 'search'],
      [{ segments: { ...shop, search: '0' } }, 'invalid_input', 'search'],
      [{ segments: { ...shop, search: 'x' } }, 'invalid_input', 'search'],
    ],
  },
};

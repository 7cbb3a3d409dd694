import { readDraft } from '@/server/reducers/read-source.ts';
import {
  badMoments,
  inOrder,
  inShop,
  onStream,
  order,
  posted,
  shop,
  unknownStore,
  type Cases,
  type Refusal,
} from './refusals.ts';

const source = 'category: order\non: { OrderPlaced: merge, OrderPaid: merge }';
const draft = { language: 'rules', source };
const read = await readDraft('rules', source);
const hash = read.ok ? (read.reducers[0]?.hash ?? '') : '';
const absent = 'a'.repeat(64);

const inBody = (body: object, field: string, code = 'invalid_input'): Refusal => [
  { segments: shop, ...posted(body) },
  code,
  field,
];
const badDrafts = (more: object): readonly Refusal[] => [
  inBody({ ...more, language: 'perl', source }, 'language'),
  inBody({ ...more, language: 'rules', source: '' }, 'source'),
  inBody({ ...more, language: 'code', source: 'x'.repeat(200_001) }, 'source'),
];
const nowhere = (body: object): Refusal => [
  { segments: { store: 'nowhere' }, ...posted(body) },
  'not_found',
  'store',
];
const [, ...badStreams] = onStream;

/** By method and path. They run in this order: what one keeps the next ones find. */
export const reducerCases: Readonly<Record<string, Cases>> = {
  'POST /api/stores/[store]/reducers': {
    succeeds: { segments: shop, ...posted({ ...draft, title: 'First', activate: true }) },
    shows: `"hash":"${hash}"`,
    refuses: [
      nowhere({ ...draft, title: 'T' }),
      ...badDrafts({ title: 'T' }),
      inBody({ ...draft, title: '' }, 'title'),
    ],
  },
  'GET /api/stores/[store]/reducers': {
    succeeds: { segments: shop },
    shows: '"name":"First"',
    refuses: [unknownStore, inShop('surplus=1', 'surplus')],
  },
  'GET /api/stores/[store]/reducers/[reducer]': {
    succeeds: { segments: { ...shop, reducer: hash } },
    shows: 'OrderPlaced: merge',
    refuses: [
      [{ segments: { store: 'nowhere', reducer: hash } }, 'not_found', 'store'],
      [{ segments: { ...shop, reducer: absent } }, 'not_found', 'reducer'],
      [{ segments: { ...shop, reducer: 'x' } }, 'invalid_input', 'reducer'],
    ],
  },
  'POST /api/stores/[store]/reducers/activate': {
    succeeds: { segments: shop, ...posted({ category: 'order', hash }) },
    shows: `"hash":"${hash}"`,
    refuses: [
      nowhere({ category: 'order', hash }),
      inBody({ category: 'order', hash: absent }, 'hash', 'not_found'),
      inBody({ category: 'account', hash }, 'hash', 'not_found'),
      inBody({ category: '', hash }, 'category'),
      inBody({ category: 'order', hash: 'x' }, 'hash'),
    ],
  },
  'POST /api/stores/[store]/reducers/bundle': {
    succeeds: { segments: shop, ...posted({ source: 'export const a: number = 1;' }) },
    shows: '__reducers',
    refuses: [
      nowhere({ source }),
      inBody({ source: '' }, 'source'),
      inBody({ source: 'x'.repeat(200_001) }, 'source'),
    ],
  },
  'GET /api/sandbox': {
    succeeds: {},
    shows: 'WebAssembly',
    kept: true,
    refuses: [[{ search: 'surplus=1' }, 'invalid_input', 'surplus']],
  },
  'POST /api/stores/[store]/reducers/compare': {
    succeeds: {
      segments: shop,
      ...posted({ language: 'rules', source: 'category: order\non: { OrderPaid: merge }' }),
    },
    shows: '"streams":1,"events":2,"cut":0,"differ":1,"sampled":1,"of":1,"whole":true',
    refuses: [
      nowhere(draft),
      ...badDrafts({}),
      inBody({ ...draft, sample: 0 }, 'sample'),
      inBody({ ...draft, sample: 501 }, 'sample'),
    ],
  },
  'POST /api/stores/[store]/reducers/regression': {
    succeeds: {
      segments: shop,
      ...posted({ category: 'order', before: hash, after: 'inferred' }),
    },
    shows: '"kind":"regression"',
    refuses: [
      nowhere({ category: 'order', after: 'inferred' }),
      inBody({ category: '', after: 'inferred' }, 'category'),
      inBody({ category: 'order', before: absent, after: 'inferred' }, 'before', 'not_found'),
      inBody({ category: 'order', after: absent }, 'after', 'not_found'),
      inBody({ category: 'order', after: 'x' }, 'after'),
      inBody({ category: 'order', after: hash, before: hash }, 'after'),
      inBody({ category: 'order', after: 'inferred', draft }, 'draft'),
      inBody({ category: 'account', draft }, 'draft'),
      inBody({ category: 'order', draft, asof: 'soon' }, 'asof'),
      inBody({ category: 'order', draft, surplus: 1 }, 'surplus'),
    ],
  },
  'GET /api/stores/[store]/reducers/checks': {
    succeeds: { segments: shop, search: 'category=order&reducer=inferred' },
    shows: '"twice":{"outcome":"holds"',
    refuses: [
      [{ segments: { store: 'nowhere' }, search: 'category=order' }, 'not_found', 'store'],
      inShop('', 'category'),
      inShop('category=', 'category'),
      inShop('category=order&sample=0', 'sample'),
      inShop('category=order&sample=101', 'sample'),
      inShop('category=order&reducer=x', 'reducer'),
      inShop(`category=account&reducer=${hash}`, 'reducer'),
      [{ segments: shop, search: `category=order&reducer=${absent}` }, 'not_found', 'reducer'],
      inShop('category=order&surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/checks': {
    succeeds: { segments: order, search: 'at=v2' },
    shows: '"purity":{"outcome":"holds"',
    refuses: [
      [{ segments: { ...order, store: 'nowhere' } }, 'not_found', 'store'],
      ...badStreams,
      ...badMoments,
      inOrder('surplus=1', 'surplus'),
    ],
  },
};

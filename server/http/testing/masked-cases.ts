import type { Place } from '@/lib/masking/place.ts';
import type { Asked } from '@/server/testing/ask.ts';
import type { WrittenEvent } from '@/server/testing/write-store.ts';
import { guess, here, order, posted, shop } from './refusals.ts';

/** What may not be seen; nothing else in the store is written so. */
export const canaries = ['9007199254740993', 'canary-anna', 'canary-key'] as const;

const [total, anna, key] = canaries;

export const hiddenPlaces: readonly Place[] = [
  { name: 'data', path: ['total'] },
  { name: 'state', path: ['total'] },
  { name: 'metadata', path: ['idempotencyKey'] },
  { name: 'initiator', path: [] },
];

const common = { stream: 'order/1', category: 'order', correlation: 'c1', initiator: anna };
const metadata = JSON.stringify({ idempotencyKey: key });

export const secretEvents: readonly WrittenEvent[] = [
  { ...common, id: 'placed', type: 'OrderPlaced', metadata, data: `{"total":${total}}` },
  { ...common, id: 'again', type: 'OrderPlaced', metadata, data: `{"total":${total},"n":2}` },
  { ...common, id: 'paid', type: 'OrderPaid', cause: 'placed', data: '{"paid":true}' },
  { ...common, id: 'repriced', type: 'OrderRepriced', data: '{"total":1}' },
];

/** What health says of the key that is borne twice. */
export const secretNote = 'its idempotency key is also borne by';

/** Steps whose tables show what is hidden. */
export const inTables = [
  '| show type, data.total',
  '| count by initiator',
  '| count by data.total | sort count desc',
  '| first 1 per data.total | show data.total',
] as const;

export interface MaskedCases {
  /** Answers that show what is hidden to others. */
  readonly shows?: readonly Asked[];
  /** Questions that tell it by their answer, so they are refused. */
  readonly asks?: readonly Asked[];
  /** Why there is nothing of an event in it. */
  readonly holdsNone?: string;
}

const inShop = (search: string): Asked => ({ segments: shop, search });
const inOrder = (search: string): Asked => ({ segments: order, search });
const ofEvent = (event: string, search = ''): Asked => ({ segments: { ...shop, event }, search });
const none = (holdsNone: string): MaskedCases => ({ holdsNone });

const ofStore = none('It tells of the store: names, counts and times.');
const ofReducers = none('It tells of reducers: names, hashes and sources that were written here.');
const ofSearches = none('It tells of searches that were saved here.');
const ofJobs = none('It tells of a job: what was asked, how far it is, how large its file is.');
const written = none('It was masked when it was written, for whose job it is.');
const places = 'It tells names, versions and times of';

const rules = 'category: order\non: { OrderPlaced: merge, OrderPaid: merge }';

/** By method and path; a route that is missing here fails the test. */
export const answers: Readonly<Record<string, MaskedCases>> = {
  'GET /api/stores': ofStore,
  'POST /api/stores': ofStore,
  'GET /api/stores/[store]': ofStore,
  'DELETE /api/stores/[store]': ofStore,
  'POST /api/stores/detect': none('It tells of tables and columns.'),
  'POST /api/stores/preview': { shows: [posted({ location: here, guess })] },
  'GET /api/stores/[store]/description': ofStore,
  'GET /api/stores/[store]/volume': ofStore,
  'GET /api/stores/[store]/later': ofStore,
  'GET /api/stores/[store]/index': ofStore,
  'POST /api/stores/[store]/index': ofStore,
  'GET /api/stores/[store]/moments': none(`${places} an event.`),
  'POST /api/preferences': none('It tells which store was looked at.'),
  'GET /api/sandbox': none('It is a script of ours.'),
  'GET /api/stores/[store]/types/[type]': {
    shows: [{ segments: { ...shop, type: 'OrderPlaced' } }],
  },
  'GET /api/stores/[store]/events': { shows: [inShop('')] },
  'GET /api/stores/[store]/events/[event]': { shows: [ofEvent('placed')] },
  'GET /api/stores/[store]/events/[event]/payload': {
    shows: [ofEvent('placed', 'from=0&length=100')],
  },
  'GET /api/stores/[store]/events/[event]/causes': { shows: [ofEvent('paid')] },
  'GET /api/stores/[store]/events/[event]/effects': { shows: [ofEvent('placed')] },
  'GET /api/stores/[store]/correlations/[correlation]': {
    shows: [{ segments: { ...shop, correlation: 'c1' } }],
  },
  'GET /api/search': {
    shows: [{ search: 'q=service:shop' }],
    asks: [
      { search: 'q=service:shop data.total:>0' },
      { search: 'q=service:shop | count by initiator' },
      { search: 'q=paid' },
    ],
  },
  'GET /api/search/summary': {
    shows: [{ search: 'q=service:shop' }],
    asks: [{ search: 'q=service:shop data.total:>5' }],
  },
  'GET /api/stores/[store]/vocabulary': { shows: [inShop('')] },
  'GET /api/stores/[store]/search': {
    shows: [inShop('q='), inShop('q=type:OrderPlaced | sort position')],
    asks: [
      ...inTables.map((steps) => inShop(`q=${steps}`)),
      inShop('q=-data.total:exists'),
      inShop('q=state.total:1 or type:OrderPaid'),
      inShop('q=change.total:exists'),
      inShop('q=was.total:>5'),
      inShop('q=initiator:canary-*'),
      inShop('q=canary'),
      inShop('q=-"paid"'),
    ],
  },
  'GET /api/stores/[store]/search/summary': {
    shows: [inShop('q=')],
    asks: [inShop('q=data.total:>5')],
  },
  'GET /api/stores/[store]/tail': {
    shows: [inShop('q=&after=0&follow=0')],
    asks: [inShop('q=data.total:>5&after=0&follow=0')],
  },
  'GET /api/stores/[store]/lookup': { asks: [inShop('value=canary-anna')] },
  'GET /api/stores/[store]/health': none('It counts and names events, and quotes nothing of them.'),
  'GET /api/stores/[store]/streams': none(`${places} streams.`),
  'GET /api/stores/[store]/streams/[stream]': none(`${places} a stream.`),
  'GET /api/stores/[store]/streams/[stream]/events': { shows: [inOrder('')] },
  'GET /api/stores/[store]/streams/[stream]/state': { shows: [inOrder('at=v1')] },
  'GET /api/stores/[store]/streams/[stream]/segment': { shows: [inOrder('at=v1')] },
  'GET /api/stores/[store]/streams/[stream]/diff': { shows: [inOrder('at=v4&against=v1')] },
  'GET /api/stores/[store]/streams/[stream]/drift': none(
    'A SQLite store keeps no snapshots to compare with; its changes are masked like all others.',
  ),
  'GET /api/stores/[store]/streams/[stream]/fields': { shows: [inOrder('path=total')] },
  'GET /api/stores/[store]/streams/[stream]/paths': none('It tells the names of fields.'),
  'GET /api/stores/[store]/streams/[stream]/beliefs': { shows: [inOrder('path=total')] },
  'GET /api/stores/[store]/streams/[stream]/happened': { shows: [inOrder('')] },
  'GET /api/stores/[store]/streams/[stream]/happened/rail': none(`${places} events.`),
  'GET /api/stores/[store]/streams/[stream]/happened/state': { shows: [inOrder('at=v1')] },
  'GET /api/stores/[store]/streams/[stream]/rail': none(`${places} events.`),
  'GET /api/stores/[store]/streams/[stream]/changes': { shows: [inOrder('from=1&to=4')] },
  'GET /api/stores/[store]/streams/[stream]/fold': none('It counts events.'),
  'GET /api/stores/[store]/streams/[stream]/export': { shows: [inOrder('')] },
  'GET /api/stores/[store]/streams/[stream]/revert': { shows: [inOrder('good=v1')] },
  'GET /api/stores/[store]/streams/[stream]/fixture': {
    shows: [inOrder('as=json'), inOrder('as=typescript')],
  },
  'GET /api/stores/[store]/streams/[stream]/truth': { asks: [inOrder('when=total > 5')] },
  'GET /api/stores/[store]/streams/[stream]/branch': { shows: [inOrder('edit=skip:4')] },
  'GET /api/stores/[store]/streams/[stream]/checks': none('It counts events and names types.'),
  'POST /api/stores/[store]/reducers/compare': {
    shows: [{ segments: shop, ...posted({ language: 'rules', source: rules, sample: 5 }) }],
  },
  'POST /api/stores/[store]/reducers/regression': ofJobs,
  'GET /api/stores/[store]/reducers/checks': none('It counts events and names types and streams.'),
  'POST /api/stores/[store]/reducers': ofReducers,
  'GET /api/stores/[store]/reducers': ofReducers,
  'GET /api/stores/[store]/reducers/[reducer]': ofReducers,
  'POST /api/stores/[store]/reducers/activate': ofReducers,
  'POST /api/stores/[store]/reducers/bundle': ofReducers,
  'GET /api/stores/[store]/searches': ofSearches,
  'POST /api/stores/[store]/searches': ofSearches,
  'POST /api/stores/[store]/searches/[search]': ofSearches,
  'DELETE /api/stores/[store]/searches/[search]': ofSearches,
  'POST /api/stores/[store]/exports': {
    asks: [{ segments: shop, ...posted({ q: 'data.total:1', format: 'csv' }) }],
  },
  'POST /api/stores/[store]/truth': {
    asks: [{ segments: shop, ...posted({ category: 'order', when: 'total > 5' }) }],
  },
  'GET /api/stores/[store]/jobs': ofJobs,
  'POST /api/stores/[store]/jobs/[job]': ofJobs,
  'DELETE /api/stores/[store]/jobs/[job]': ofJobs,
  'GET /api/stores/[store]/jobs/[job]/file': written,
  'GET /api/stores/[store]/jobs/[job]/results': written,
};

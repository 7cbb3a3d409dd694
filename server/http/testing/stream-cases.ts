import {
  type Cases,
  type Refusal,
  shop,
  order,
  unknownStore,
  unknownStreamWith,
  inShop,
  inOrder,
  badPages,
  badMoments,
  onStream,
} from './refusals.ts';

const noVersion = 'a'.repeat(64);
const badReducers: readonly Refusal[] = [
  inOrder('reducer=newest', 'reducer'),
  [{ segments: order, search: `reducer=${noVersion}` }, 'not_found', 'reducer'],
];

/** By method and path. */
export const streamCases: Readonly<Record<string, Cases>> = {
  'GET /api/stores/[store]/streams': {
    succeeds: { segments: shop, search: 'prefix=order/' },
    shows: '"streamId":"order/1"',
    refuses: [unknownStore, ...badPages(inShop), inShop('order=sideways', 'order')],
  },
  'GET /api/stores/[store]/streams/[stream]': {
    succeeds: { segments: order },
    shows: '"lastVersion":"2"',
    refuses: onStream,
  },
  'GET /api/stores/[store]/streams/[stream]/events': {
    succeeds: { segments: order, search: 'from=v1&order=oldest' },
    shows: '"id":"placed"',
    refuses: [...onStream, ...badPages(inOrder), inOrder('from=soon', 'from')],
  },
  'GET /api/stores/[store]/streams/[stream]/state': {
    succeeds: { segments: order, search: 'at=v1' },
    shows: '9007199254740993',
    refuses: [...onStream, ...badMoments, ...badReducers],
  },
  'GET /api/stores/[store]/streams/[stream]/segment': {
    succeeds: { segments: order, search: 'at=v2' },
    shows: '"to":"2"',
    refuses: [...onStream, ...badMoments, ...badReducers],
  },
  'GET /api/stores/[store]/streams/[stream]/diff': {
    succeeds: { segments: order },
    shows: '"changes":[{"path":"paid"',
    refuses: [
      ...onStream,
      ...badMoments,
      inOrder('against=soon', 'against'),
      [{ segments: order, search: 'other=nothing' }, 'not_found', 'other'],
      inOrder('reducer=order', 'reducer'),
      [{ segments: order, search: `reducer=${noVersion}` }, 'not_found', 'reducer'],
      [{ segments: order, search: `againstReducer=${noVersion}` }, 'not_found', 'againstReducer'],
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/drift': {
    succeeds: { segments: order, search: 'at=v2' },
    shows: '"verdict":"unknown","unknown":"none_yet"',
    refuses: [...onStream, ...badMoments, ...badReducers],
  },
  'GET /api/stores/[store]/streams/[stream]/fields': {
    succeeds: { segments: order, search: 'path=paid' },
    shows: '"intervals":[{"value":null',
    refuses: [
      unknownStreamWith('path=a'),
      inOrder('', 'path'),
      inOrder('path=/nothing', 'path'),
      inOrder('path=a&path=b', 'path'),
      inOrder('path=a&reducer=x', 'reducer'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/paths': {
    succeeds: { segments: order },
    shows: '"paths":["total","paid"],"gone":[]',
    refuses: onStream,
  },
  'GET /api/stores/[store]/streams/[stream]/beliefs': {
    succeeds: { segments: order, search: 'path=paid' },
    shows: '"setBy":"2"',
    refuses: [
      unknownStreamWith('path=a'),
      inOrder('', 'path'),
      inOrder('path=/nothing', 'path'),
      inOrder('path=a&reducer=x', 'reducer'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/happened': {
    succeeds: { segments: order, search: '' },
    shows: '"by":"recorded"',
    refuses: [
      ...onStream,
      inOrder('at=soon', 'at'),
      inOrder('before=99', 'before'),
      inOrder('after=99', 'after'),
      inOrder('limit=0', 'limit'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/happened/rail': {
    succeeds: { segments: order, search: 'slices=10&path=paid' },
    shows: '"placeAtSlice"',
    refuses: [...onStream, inOrder('slices=9', 'slices'), inOrder('path=/x', 'path')],
  },
  'GET /api/stores/[store]/streams/[stream]/happened/state': {
    succeeds: { segments: order, search: 'at=v2' },
    shows: '"paid"',
    refuses: [...onStream, inOrder('at=soon', 'at')],
  },
  'GET /api/stores/[store]/streams/[stream]/rail': {
    succeeds: { segments: order, search: 'slices=10&path=paid' },
    shows: '"marks":[{"version":"2"',
    refuses: [
      ...onStream.slice(0, 1),
      inOrder('slices=9', 'slices'),
      inOrder('path=/x', 'path'),
      ...badReducers,
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/changes': {
    succeeds: { segments: order, search: 'from=1&to=2' },
    shows: '"path":"paid"',
    refuses: [
      unknownStreamWith('from=1&to=2'),
      inOrder('from=1', 'to'),
      inOrder('from=1&to=2&reducer=x', 'reducer'),
      inOrder('from=a&to=2', 'from'),
      inOrder('from=2&to=1', 'to'),
      inOrder('from=1&to=1001', 'to'),
      inOrder('from=1&to=99999999999999999999', 'to'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/fold': {
    succeeds: { segments: order },
    shows: '"done":true',
    refuses: onStream,
  },
  'GET /api/stores/[store]/streams/[stream]/export': {
    succeeds: { segments: order },
    shows: '9007199254740993',
    refuses: onStream,
  },
  'GET /api/stores/[store]/streams/[stream]/revert': {
    succeeds: { segments: order, search: 'good=v1' },
    shows: '"patch":"[',
    refuses: [
      unknownStreamWith('good=v1'),
      inOrder('', 'good'),
      inOrder('good=soon', 'good'),
      inOrder('good=v1&at=soon', 'at'),
      inOrder('good=v1&surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/fixture': {
    succeeds: { segments: order, search: 'as=typescript' },
    shows: '"fileName":"order_1.test.ts","events":2',
    refuses: [...onStream, ...badMoments, inOrder('as=java', 'as')],
  },
  'GET /api/stores/[store]/streams/[stream]/truth': {
    succeeds: { segments: order, search: 'when=total > 0' },
    shows: '"now":',
    refuses: [
      unknownStreamWith('when=total > 0'),
      inOrder('', 'when'),
      [{ segments: order, search: 'when=total <' }, 'invalid_query', 'when'],
      inOrder('when=total > 0&surplus=1', 'surplus'),
    ],
  },
  'GET /api/stores/[store]/streams/[stream]/branch': {
    succeeds: { segments: order, search: 'edit=skip:1' },
    shows: '"divergence":"1"',
    refuses: [...onStream, ...badMoments, inOrder('edit=burn:1', 'edit'), inOrder('at=v0', 'at')],
  },
};

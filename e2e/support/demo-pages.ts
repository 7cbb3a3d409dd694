import * as to from '../../lib/urls/pages.ts';
import { negativeTotal, takeover } from '../../scripts/demo/stories.ts';

const { store, stream, versions, conversation } = takeover;
const at = `v${versions.emailChanged}`;

/** Every page of the product on the demo stores, by a short name. */
export const demoPages = {
  stores: to.storesPage(),
  connect: to.connectPage(),
  overview: to.storePage(store),
  events: to.eventsPage(store, { category: 'account' }),
  event: to.eventPage(store, `${stream}@${versions.emailChanged}`),
  search: to.searchPage(store, { q: `stream:${stream} change.email:exists` }),
  streams: to.streamsPage(store),
  stream: to.streamPage(store, stream, { at, path: 'email' }),
  'stream changes': to.streamPage(store, stream, { at, tab: 'changes' }),
  'stream causes': to.streamPage(store, stream, { at, tab: 'causes' }),
  'compared moments': to.streamPage(store, stream, { at, against: 'v1', tab: 'changes' }),
  field: to.fieldPage(store, stream, { path: 'email' }),
  'field chart': to.fieldPage(negativeTotal.store, negativeTotal.stream, { path: 'totalMinor' }),
  'what if': to.whatIfPage(store, stream, { at }),
  when: to.whenPage(negativeTotal.store, negativeTotal.stream, { condition: 'totalMinor < 0' }),
  'when in a category': to.categoryWhenPage(negativeTotal.store, { category: 'order' }),
  compare: to.comparePage(store, { stream: [stream, 'account-0311'] }),
  correlation: to.correlationPage(store, conversation),
  types: to.typesPage(store),
  type: to.typePage(store, 'EmailChanged'),
  live: to.livePage(store),
  health: to.healthPage(store),
  reducers: to.reducersPage(store),
  lookup: to.lookupPage({ q: takeover.email }),
  'nothing there': to.storePage('nowhere'),
} as const;

import { castore } from './castore.ts';
import { commanded } from './commanded.ts';
import { emmett, emmettEvents } from './emmett.ts';
import type { Layout } from './layout.ts';
import { marten } from './marten.ts';
import { messageDb } from './message-db.ts';
import { railsEventStore } from './rails-event-store.ts';

/** Every layout that is recognised by itself. `mapped` is made from what the user says. */
export const knownLayouts: readonly Layout[] = [
  messageDb,
  emmett,
  emmettEvents,
  castore,
  marten,
  commanded,
  railsEventStore,
];

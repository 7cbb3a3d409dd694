import 'server-only';
import { readVocabulary as contract } from '@/lib/api/vocabulary.ts';
import { AppError } from '@/lib/errors.ts';
import { eventToView } from '@/lib/events/view.ts';
import { present, wordsOfEvents } from '@/lib/query/vocabulary-of.ts';
import { pinnedTime } from '@/server/as-of.ts';
import { findIndex } from '@/server/index/open-index.ts';
import type { StoreDescription } from '@/server/stores/port.ts';
import { storeById, type OpenStore } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { keptBriefly } from '../kept-briefly.ts';
import { eventSample, type EventSample } from './internal-event-sample.ts';

/** The words that a store holds: types and categories as it counts them, the others of a sample all over its log. */
export const readVocabulary = defineService({
  permission: 'events:read',
  access: 'log.vocabulary',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run({ signal }, { store: id }) {
    const open = await storeById(id);
    const description = await describeBriefly(open, signal);
    const indexed = description.sampled ? await indexedTypes(open) : null;
    return { description, indexed, sample: await sampleOf(open, description, signal) };
  },
  expose: ({ description, indexed, sample }, policy) => ({
    types: [...new Set([...present(typesOf(description)), ...(indexed ?? [])])],
    categories: [...present(description.categories.map(({ category }) => category))],
    ...mutable(wordsOfEvents(sample.events.map((event) => policy.maskEvent(eventToView(event))))),
    allTypes: !description.sampled,
    sampled: sample.events.length,
    allEvents: sample.whole,
  }),
});

/** As the overview asks it, so that both share one answer. */
const describeBriefly = ({ id, store }: OpenStore, signal: AbortSignal) =>
  keptBriefly({ key: ['description', id], make: (shared) => store.describe(shared) }, signal);

/** Most frequent first; a type stands once for each of its categories. */
const typesOf = ({ types }: StoreDescription): readonly string[] =>
  [...types].sort((a, b) => Number(b.count - a.count)).map(({ type }) => type);

/** The types that the index of the store knows; null where there is none, or where a moment is pinned. */
async function indexedTypes(open: OpenStore): Promise<readonly string[] | null> {
  if (pinnedTime() !== null) return null;
  const found = await findIndex(open);
  if (found.kind !== 'open') return null;
  return [...new Set((await found.index.days()).map(({ type }) => type))];
}

/** A store without an order across streams has no log to take a sample of. */
async function sampleOf(
  { store }: OpenStore,
  description: StoreDescription,
  signal: AbortSignal,
): Promise<EventSample> {
  try {
    return await eventSample(store, description, signal);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unsupported') {
      return { events: [], whole: false };
    }
    throw error;
  }
}

const mutable = (words: ReturnType<typeof wordsOfEvents>) => ({
  initiators: [...words.initiators],
  tenants: [...words.tenants],
  tags: [...words.tags],
  dataPaths: [...words.dataPaths],
  metadataPaths: [...words.metadataPaths],
});

import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { contractQuery, fetchContract } from '@/components/ui/contract-query.ts';
import { readStore } from '@/lib/api/stores.ts';
import { readState, readStreamEvents, type StateView } from '@/lib/api/streams.ts';
import type { EventView } from '@/lib/api/views.ts';
import { eventFromView } from '@/lib/events/view.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import { previewDraft, type DraftPreview } from '@/lib/reducers/preview-draft.ts';
import { inDraftWorld } from './draft-world.ts';

export interface PreviewAsked {
  readonly draft: Draft;
  readonly stream: string;
  /** Empty: now. */
  readonly moment: string;
}

export interface ShownPreview extends DraftPreview {
  /** As the active reducer has it, at the last version that was folded. */
  readonly now: StateView;
  /** How many events were folded; null where all up to the moment were. */
  readonly cut: number | null;
}

/** Events a draft is tried on: the beginning of the stream, as this reader may see it. */
interface Tried {
  readonly events: readonly EventView[];
  readonly cut: number | null;
}

const pageSize = 500;
const mostEvents = 5000;
const mostCharacters = 20_000_000;

/** What the draft makes of a stream, here in the browser; made again for every draft, and never kept long. */
export const previewQuery = (client: QueryClient, store: string, asked: PreviewAsked) =>
  queryOptions({
    queryKey: ['draft-preview', store, asked] as const,
    queryFn: ({ signal }) => preview({ client, store, signal }, asked),
    enabled: asked.stream !== '' && asked.draft.source.trim() !== '',
    gcTime: 30_000,
    retry: false,
  });

interface Where {
  readonly client: QueryClient;
  readonly store: string;
  readonly signal: AbortSignal;
}

async function preview(where: Where, asked: PreviewAsked): Promise<ShownPreview> {
  const { client, store, signal } = where;
  const { draft, stream, moment } = asked;
  const at = moment === '' ? null : moment;
  const [state, card] = await Promise.all([
    client.fetchQuery(contractQuery(readState, { store, stream, at })),
    client.fetchQuery({ ...contractQuery(readStore, { store }), staleTime: Infinity }),
  ]);
  const { events, cut } = await client.fetchQuery(triedQuery(store, stream, state.moment.version));
  const last = cut === null ? null : `v${events.at(-1)?.version ?? ''}`;
  const now =
    last === null
      ? state
      : await client.fetchQuery(contractQuery(readState, { store, stream, at: last }));
  const firstVersion = BigInt(card.capabilities?.firstVersion ?? 0);
  const made = await inDraftWorld(store, signal, (world) =>
    previewDraft(
      {
        draft,
        category: events[0]?.category ?? null,
        events: events.map(eventFromView),
        options: { track: true, firstVersion },
        at: moment,
      },
      world,
    ),
  );
  return { ...made, now, cut };
}

/** What a stream was does not change, so it is read once for all drafts. */
const triedQuery = (store: string, stream: string, until: string | null) =>
  queryOptions({
    queryKey: ['draft-events', store, stream, until] as const,
    queryFn: ({ signal }) => readTried({ store, stream, until }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

async function readTried(
  { store, stream, until }: { store: string; stream: string; until: string | null },
  signal: AbortSignal,
): Promise<Tried> {
  const events: EventView[] = [];
  if (until === null) return { events, cut: null };
  let [cursor, characters]: [string | null, number] = [null, 0];
  do {
    const page: { readonly items: readonly EventView[]; readonly next: string | null } =
      await fetchContract(
        readStreamEvents,
        { store, stream, order: 'oldest', limit: pageSize, cursor },
        { signal },
      );
    for (const event of page.items) {
      if (BigInt(event.version) > BigInt(until)) return { events, cut: null };
      if (events.length >= mostEvents || characters > mostCharacters) {
        return { events, cut: events.length };
      }
      events.push(event);
      characters += sizeOf(event);
    }
    cursor = page.next;
  } while (cursor !== null);
  return { events, cut: null };
}

function sizeOf({ data, metadata }: EventView): number {
  return [data, metadata].reduce(
    (sum, payload) => sum + (payload.kind === 'json' ? payload.text.length : 0),
    0,
  );
}

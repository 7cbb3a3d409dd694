import { searchString, type SearchValues } from './search-string.ts';
import { tildeEncode } from './tilde.ts';

type Text = string | null | undefined;
type Texts = Text | readonly string[];
type Order = 'newest' | 'oldest' | null | undefined;

export interface PeriodView {
  readonly from?: Text;
  readonly to?: Text;
}

export interface EventsView extends PeriodView {
  readonly q?: Text;
  readonly category?: Texts;
  readonly type?: Texts;
  /** Start of the stream id. */
  readonly prefix?: Text;
  readonly order?: Order;
  readonly cursor?: Text;
  /** Id of the event shown beside the list. */
  readonly event?: Text;
  /** Position the answer was seen at. */
  readonly head?: Text;
}

export interface SearchView {
  /** The query as text; absent: none yet. */
  readonly q?: Text;
  /** Zone of times written without one; absent: the reader's. */
  readonly zone?: Text;
  /** Position the answer was seen at; absent: the head now. */
  readonly head?: Text;
  /** Id of the event shown beside the list. */
  readonly event?: Text;
  /** Store of that event, where several are searched. */
  readonly in?: Text;
  /** Fields that rows tell, separated by commas; absent: the first of their payload. */
  readonly columns?: Text;
}

export interface StreamsView {
  readonly category?: Text;
  readonly prefix?: Text;
  readonly order?: 'id' | 'recent' | null | undefined;
  readonly cursor?: Text;
}

export interface StreamView {
  /** `v42`, `p…` or a time; absent: the head. */
  readonly at?: Text;
  /** As `at`, or `previous`. */
  readonly against?: Text;
  /** Field path as `printPath` writes it. */
  readonly path?: Text;
  /** Hash of the version that folds the stream, or `inferred`; absent: the active one. */
  readonly reducer?: Text;
  /** As `reducer`, for the side that is compared with. */
  readonly againstReducer?: Text;
  /** `occurred`: by the time events happened; absent: by the time they were recorded. */
  readonly clock?: Text;
  readonly tab?: Text;
  readonly q?: Text;
  readonly order?: Order;
  readonly cursor?: Text;
  readonly event?: Text;
  readonly head?: Text;
}

export interface CompareView {
  readonly stream?: readonly string[];
  /** A moment of the second stream. */
  readonly at?: Text;
  /** A moment of the first one; absent: the same. */
  readonly against?: Text;
  /** Field whose changes are marked. */
  readonly path?: Text;
  readonly order?: Order;
  readonly cursor?: Text;
}

export const storesPage = (): string => '/stores';
export interface LookupView {
  /** The value looked up. */
  readonly q?: Text;
  /** The stream whose story is told. */
  readonly store?: Text;
  readonly stream?: Text;
  readonly topic?: Text;
}

/** For support: who has or had a value. */
export const lookupPage = (view: LookupView = {}): string => page(['lookup'], view);
export const connectPage = (location?: string): string =>
  page(['stores', 'new'], location === undefined ? {} : { location });

export const storePage = (store: string, view: PeriodView = {}): string =>
  page(['stores', store], view);

export const eventsPage = (store: string, view: EventsView = {}): string =>
  page(['stores', store, 'events'], view);

/** The search in one store; null: in all. */
export const searchPage = (store: string | null, view: SearchView = {}): string =>
  page(store === null ? ['search'] : ['stores', store, 'search'], view);

export const eventPage = (
  store: string,
  event: string,
  view: { readonly tab?: Text } = {},
): string => page(['stores', store, 'events', event], view);

export const streamsPage = (store: string, view: StreamsView = {}): string =>
  page(['stores', store, 'streams'], view);

/** Timeline and state of one stream. */
export const streamPage = (store: string, stream: string, view: StreamView = {}): string =>
  page(['stores', store, 'streams', stream], view);

/** History of one field. */
export const fieldPage = (
  store: string,
  stream: string,
  view: {
    readonly path?: Text;
    readonly at?: Text;
    readonly clock?: Text;
    /** As in the address of the stream. */
    readonly reducer?: Text;
  } = {},
): string => page(['stores', store, 'streams', stream, 'fields'], view);

/** A private branch of the stream up to a moment; `edit` as `printEdit` writes it. */
export const whatIfPage = (
  store: string,
  stream: string,
  view: { readonly at?: Text; readonly edit?: readonly string[] } = {},
): string => page(['stores', store, 'streams', stream, 'what-if'], view);

/** When a condition on the state of a stream held. */
export const whenPage = (
  store: string,
  stream: string,
  view: { readonly condition?: Text } = {},
): string => page(['stores', store, 'streams', stream, 'when'], view);

/** In which streams of a category a condition on the state ever held. */
export const categoryWhenPage = (
  store: string,
  view: { readonly category?: Text; readonly condition?: Text } = {},
): string => page(['stores', store, 'when'], view);

export const comparePage = (store: string, view: CompareView = {}): string =>
  page(['stores', store, 'compare'], view);

export const correlationPage = (
  store: string,
  correlation: string,
  view: { readonly event?: Text } = {},
): string => page(['stores', store, 'correlations', correlation], view);

export const typesPage = (store: string, view: PeriodView = {}): string =>
  page(['stores', store, 'types'], view);

export const typePage = (store: string, type: string, view: PeriodView = {}): string =>
  page(['stores', store, 'types', type], view);

/** What is recorded now; `after`: where the watch began. */
export const livePage = (
  store: string,
  view: { readonly q?: Text; readonly after?: Text } = {},
): string => page(['stores', store, 'live'], view);

export const healthPage = (store: string): string => page(['stores', store, 'health'], {});
export const reducersPage = (store: string): string => page(['stores', store, 'reducers'], {});

/** A draft of a reducer: for a category, beginning from a version, previewed on a stream. */
export const reducerDraftPage = (
  store: string,
  view: {
    readonly category?: Text;
    readonly from?: Text;
    readonly stream?: Text;
    readonly at?: Text;
  },
): string => page(['stores', store, 'reducers', 'draft'], view);

/** Segments of our own contain nothing to encode, so one rule serves them and people's ids. */
function page(segments: readonly string[], view: object): string {
  const values: SearchValues = { ...view };
  return `/${segments.map(tildeEncode).join('/')}${searchString(values)}`;
}

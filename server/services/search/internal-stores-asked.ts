import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { queryForService } from '@/lib/query/for-service.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { mostStores } from '@/lib/query/limits.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import type { Heads } from './internal-heads.ts';
import type { LanePlace } from './internal-lanes.ts';
import type { StoresPlace } from './internal-stores-cursor.ts';

/** A store and what it is asked. */
export interface AskedStore {
  readonly id: string;
  readonly title: string;
  /** Null: it is not asked, for the reason. */
  readonly query: Query | null;
  readonly reason: string | null;
  readonly head: string | null;
  readonly place: LanePlace | null;
}

interface Beginning {
  readonly clock: Clock;
  /** Heads that a link names; null: those of now. */
  readonly heads: Heads | null;
  readonly from: StoresPlace | null;
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** Which stores a query asks and what each: `service:` chooses, and so does the link it came by. */
export function askedStores(
  { query, spanOf }: ParsedQuery,
  known: readonly Named[],
  beginning: Beginning,
): readonly AskedStore[] {
  const stores = withGone(known, beginning).map((store) => asked(store, query, beginning));
  const many = stores.filter((store) => store.query !== null).length;
  if (many > mostStores) {
    const words = `${many} stores are too many for one search: name at most ${mostStores} by service:.`;
    throw new AppError('invalid_input', words, { field: 'q' });
  }
  const byPosition = query.steps.find(
    (step) =>
      step.kind === 'sort' && typeof step.column !== 'string' && step.column.name === 'position',
  );
  if (many > 1 && byPosition !== undefined) {
    const { from, to } = spanOf(byPosition);
    const words = 'Positions of different stores have no common order: sort by recorded.';
    throw new AppError('invalid_query', words, { field: 'q', span: [from, to] });
  }
  return stores;
}

/** Stores that a link or a page before names and nobody knows any more are named with their failure. */
function withGone(known: readonly Named[], { heads, from }: Beginning): readonly Named[] {
  const named = [...(heads?.keys() ?? []), ...(from?.lanes.keys() ?? [])];
  const gone = named.filter((id) => !known.some((store) => store.id === id));
  return [...known, ...gone.map((id) => ({ id, title: id }))];
}

function asked({ id, title }: Named, query: Query, beginning: Beginning): AskedStore {
  const { clock, heads, from } = beginning;
  const left = queryForService(query, id, { clock, comparePositions: () => Number.NaN });
  const place = from?.lanes.get(id) ?? null;
  const head = place?.head ?? heads?.get(id) ?? null;
  const reason = left === null ? 'no event of it can match' : newerThan(beginning, id);
  return { id, title, head, place, reason, query: reason === null ? left : null };
}

/** A link and a page before hold an answer of certain stores; others would change it. */
function newerThan({ heads, from }: Beginning, id: string): string | null {
  if (from !== null && !from.lanes.has(id)) return 'it was not there when this search began';
  if (heads !== null && !heads.has(id)) return 'the link was made without it';
  return null;
}

import type { Instant } from '@/lib/events/ids.ts';
import { instant } from '@/lib/events/ids.ts';
import { AppError } from '@/lib/errors.ts';
import type { PushableTerm, PushedFilter, PushedTerm } from '../port.ts';
import type { LayoutColumns, SqliteLayout } from './layouts/layout.ts';
import { sortableBound } from './sortable-time.ts';
import { isText, type Condition } from './same-text.ts';

const columnOf = {
  stream: 'streamId',
  category: 'category',
  type: 'type',
  correlationId: 'correlationId',
  causationId: 'causationId',
  initiator: 'initiator',
} as const satisfies Partial<Record<PushableTerm, keyof LayoutColumns>>;

type EqualityTerm = keyof typeof columnOf;

const isEquality = (term: PushableTerm): term is EqualityTerm => term in columnOf;

/** The column an equality term compares; null when this layout has none. */
export function equalityColumn(layout: SqliteLayout, term: PushableTerm): string | null {
  return isEquality(term) ? layout.columns[columnOf[term]] : null;
}

/** Terms that this layout answers exactly as the shared evaluator does. */
export function pushableTerms(layout: SqliteLayout): ReadonlySet<PushableTerm> {
  const terms = new Set<PushableTerm>(['streamPrefix']);
  for (const term of Object.keys(columnOf).filter((key) => isEquality(key as PushableTerm))) {
    if (equalityColumn(layout, term as PushableTerm) !== null) terms.add(term as PushableTerm);
  }
  if (layout.recordedAs.as === 'sortable') {
    terms.add('recordedFrom');
    terms.add('recordedTo');
  }
  return terms;
}

/** The filter as one condition; every term it names must be declared. */
export function filterCondition(layout: SqliteLayout, filter: PushedFilter): Condition {
  const declared = pushableTerms(layout);
  const parts = filter.all.map((term) => {
    if (!declared.has(term.term)) {
      throw new AppError('unsupported', `This store cannot filter by ${term.term} itself.`);
    }
    return termCondition(layout, term);
  });
  return {
    sql: parts.length === 0 ? '1' : parts.map(({ sql }) => `(${sql})`).join(' AND '),
    params: parts.flatMap(({ params }) => params),
  };
}

/** Absent values match no term, so a negated term holds for them. */
function termCondition(layout: SqliteLayout, term: PushedTerm): Condition {
  const { sql, params } = anyCondition(layout, term);
  return { sql: `(${sql}) IS ${term.negated ? 'NOT ' : ''}TRUE`, params };
}

/** True where one of the values is met, in a writing in which an index leads there; NULL where there is none to compare. */
export function anyCondition(layout: SqliteLayout, { term, anyOf }: PushedTerm): Condition {
  const parts = anyOf.map((value) => valueCondition(layout, term, value));
  return {
    sql: parts.length === 0 ? '0' : parts.map(({ sql }) => sql).join(' OR '),
    params: parts.flatMap(({ params }) => params),
  };
}

function valueCondition(layout: SqliteLayout, term: PushableTerm, value: string): Condition {
  if (term === 'streamPrefix') {
    return {
      sql: `substr(${layout.columns.streamId}, 1, ?) = ?`,
      params: [BigInt([...value].length), value],
    };
  }
  if (term === 'recordedFrom' || term === 'recordedTo') {
    return recordedCondition(layout, term, instant(value));
  }
  return { sql: isText(layout, equalityColumn(layout, term) ?? 'NULL'), params: [value] };
}

function recordedCondition(
  layout: SqliteLayout,
  term: 'recordedFrom' | 'recordedTo',
  time: Instant,
): Condition {
  const { text, exact } = sortableBound(time);
  const operator = term === 'recordedFrom' ? (exact ? '>=' : '>') : exact ? '<' : '<=';
  return { sql: `${layout.columns.recordedAt ?? 'NULL'} ${operator} ?`, params: [text] };
}

import { instant } from '@/lib/events/ids.ts';
import { AppError } from '@/lib/errors.ts';
import type { PushableTerm, PushedFilter, PushedTerm } from '../port.ts';
import { hasIndexOn } from './catalogue.ts';
import { databaseTime } from './decode-instant.ts';
import { asText, type Compiled } from './expression.ts';
import type { Expr } from './layouts/layout.ts';
import { streamIs, textIs } from './match-stream.ts';
import { logSource, type Bound, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';

/** Terms that may stand in a column or in metadata: SQL finds candidates, the decoded event decides. */
const conventional = ['correlationId', 'causationId', 'initiator'] as const;
type Conventional = (typeof conventional)[number];

const isConventional = (term: PushableTerm): term is Conventional =>
  conventional.some((each) => each === term);

/** Terms that this store answers exactly as the shared evaluator does. */
export function pushableTerms(bound: Bound): ReadonlySet<PushableTerm> {
  const source = logSource(bound, new Statement('log'));
  const { fields } = source;
  const terms = new Set<PushableTerm>(['stream', 'streamPrefix', 'type']);
  if (source.compile(fields.category) !== null) terms.add('category');
  if (isTimestamp(recordedColumn(source))) {
    terms.add('recordedFrom');
    terms.add('recordedTo');
  }
  if (fields.data.codec === 'json' && fields.data.insteadBinary === null) {
    const data = source.compile(fields.data.of);
    if (data !== null && data.type !== 'bytea') terms.add('dataContains');
  }
  for (const term of conventional) if (canFind(source, term)) terms.add(term);
  return terms;
}

function canFind(source: SourceSql, term: Conventional): boolean {
  const metadata = metadataColumn(source);
  if (metadata === null) return source.compile(source.fields[term]) !== null;
  return metadata.type === 'jsonb' && source.fields.metadata?.codec === 'json';
}

/** The column that conventions are read from; null when columns say everything. */
const metadataColumn = (source: SourceSql): Compiled | null =>
  source.bound.layout.conventions ? source.compile(source.fields.metadata?.of ?? null) : null;

const recordedColumn = (source: SourceSql): Compiled | null => {
  const field = source.fields.recordedAt;
  return field?.encoding === 'timestamp' ? source.compile(field.of) : null;
};

const isTimestamp = (compiled: Compiled | null): boolean =>
  compiled !== null && /^timestamp/.test(compiled.type);

/** Throws `unsupported` for a term that was not declared. */
export function refuseUndeclared(filter: PushedFilter, declared: ReadonlySet<PushableTerm>): void {
  const undeclared = filter.all.find(({ term }) => !declared.has(term));
  if (undeclared === undefined) return;
  throw new AppError('unsupported', `This store cannot filter by ${undeclared.term} itself.`);
}

/** Whether decoded events have to be looked at again. */
export const needsSecondLook = (filter: PushedFilter, source: SourceSql): boolean =>
  metadataColumn(source) !== null && filter.all.some(({ term }) => isConventional(term));

/** The filter as conditions. A negated term holds for an absent value. */
export const filterConditions = (filter: PushedFilter, source: SourceSql): readonly string[] =>
  filter.all.map((term) => termCondition(term, source));

function termCondition(term: PushedTerm, source: SourceSql): string {
  if (term.negated && isConventional(term.term) && metadataColumn(source) !== null) return 'true';
  const holds = anyHolds(term, source);
  return term.negated ? `((${holds}) IS NOT TRUE)` : `(${holds})`;
}

function anyHolds({ term, anyOf }: PushedTerm, source: SourceSql): string {
  const { fields } = source;
  if (term === 'stream') return streamIs(source, anyOf) ?? 'false';
  if (term === 'type') return textIs(source, fields.type, anyOf) ?? 'false';
  if (term === 'category') return equals(source, fields.category, anyOf);
  if (isConventional(term)) return conventionalHolds(source, term, anyOf);
  return eachHolds(anyOf, (value) => oneHolds(term, value, source));
}

const eachHolds = (values: readonly string[], holds: (value: string) => string | null): string =>
  values.flatMap((value) => holds(value) ?? []).join(' OR ') || 'false';

function oneHolds(term: PushableTerm, value: string, source: SourceSql): string | null {
  if (value.includes('\0')) return null;
  const { statement } = source.scope;
  if (term === 'streamPrefix') {
    const id = source.compile(source.fields.streamId);
    return id === null ? null : `starts_with(${asText(id)}, ${statement.text(value)})`;
  }
  if (term === 'dataContains') {
    const data = source.compile(source.fields.data.of);
    return data === null ? null : `strpos(${asText(data)}, ${statement.text(value)}) > 0`;
  }
  return recordedHolds(term, value, source);
}

/** Stored times have microseconds: a finer bound is rounded up, which changes neither comparison. */
function recordedHolds(term: PushableTerm, value: string, source: SourceSql): string | null {
  const column = recordedColumn(source);
  if (column === null) return null;
  const type = column.type.includes('without') ? 'timestamp' : 'timestamptz';
  const bound = source.scope.statement.value(databaseTime(instant(value), 'up'), type);
  return `${column.sql} ${term === 'recordedFrom' ? '>=' : '<'} ${bound}`;
}

const equals = (source: SourceSql, expr: Expr | null, values: readonly string[]): string =>
  expr === null ? 'false' : (textIs(source, expr, values) ?? 'false');

function conventionalHolds(
  source: SourceSql,
  term: Conventional,
  values: readonly string[],
): string {
  const inColumn = equals(source, source.fields[term], values);
  const metadata = metadataColumn(source);
  if (metadata === null) return inColumn;
  const words = values.flatMap((value) => (value.includes('\0') ? [] : wordsOf(value)));
  const inMetadata = eachHolds(
    words,
    (word) => `strpos(${asText(metadata)}, ${source.scope.statement.text(escaped(word))}) > 0`,
  );
  return `${inColumn} OR ${inMetadata}`;
}

/** A cause named by its place stands in metadata in two parts. */
function wordsOf(value: string): readonly string[] {
  const cut = value.lastIndexOf('@');
  return cut > 0 ? [value, value.slice(0, cut)] : [value];
}

/** As jsonb prints a string, without its quotes. */
const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Best first: how few events one value usually leads to. */
const preference = ['stream', 'correlationId', 'type', 'category'] as const;

/** The term from which an index leads to its rows; null where none does. */
export function drivingTerm(filter: PushedFilter, source: SourceSql): PushedTerm | null {
  for (const name of preference) {
    const found = filter.all.find(({ term, negated }) => term === name && !negated);
    if (found !== undefined && isIndexed(name, source)) return found;
  }
  return null;
}

function isIndexed(term: PushableTerm, source: SourceSql): boolean {
  const { fields, bound } = source;
  if (term === 'category' && fields.category?.kind === 'category') {
    return (bound.indexes.get('e') ?? []).some(({ keys }) => /category\(/.test(keys[0] ?? ''));
  }
  const exprs: Partial<Record<PushableTerm, Expr | null>> = {
    stream: fields.streamId,
    type: fields.type,
    category: fields.category,
    correlationId: fields.correlationId,
  };
  const expr = exprs[term] ?? null;
  return expr !== null && (columnsIndexed(expr, source) || looselyIndexed(expr, source));
}

function looselyIndexed(expr: Expr, source: SourceSql): boolean {
  const column = source.compile(expr)?.loose?.column;
  return (
    column !== undefined && hasIndexOn(source.bound.indexes.get(column.table) ?? [], [column.name])
  );
}

/** Some index begins with the columns this expression consists of, and has them in the order of their bytes or numbers. */
export function columnsIndexed(expr: Expr, source: SourceSql): boolean {
  const parts = expr.kind === 'joined' ? expr.of : [expr];
  const columns = parts.map((part) => source.compile(part)?.column ?? null);
  const [first] = columns;
  if (first === undefined || first === null) return false;
  const names = columns.flatMap((column) => (column?.table === first.table ? column.name : []));
  return (
    names.length === parts.length && hasIndexOn(source.bound.indexes.get(first.table) ?? [], names)
  );
}

import { parseDuration } from './duration.ts';
import { fieldsOf } from './fields-of.ts';
import type { ScopeName } from './fields.ts';
import { readValue } from './parse-test.ts';
import type { Reader } from './reader.ts';
import type { Query, Scopes, Value } from './syntax.ts';
import { anyClock, timeOf } from './time-value.ts';

/** Reads what follows `at`, `during` or `last`; what is wrong leaves the scopes as they were. */
export function readScope(reader: Reader, name: ScopeName, scopes: Scopes): Scopes {
  const from = reader.at - name.length;
  if (!reader.take(':', 'punctuation')) {
    const fix = { from: reader.at, to: reader.at, insert: ':' };
    reader.problem({ from, to: reader.at }, `Write "${name}:" and a time.`, [fix]);
    reader.skipSpace();
  }
  const found = { at: readAt, during: readDuring, last: readLast }[name](reader);
  if (found === null) return scopes;
  if (scopes[name] !== null) {
    reader.problem({ from, to: reader.at }, `"${name}:" is there twice; it can only be one.`);
    return scopes;
  }
  return { ...scopes, ...found };
}

function readAt(reader: Reader): Pick<Scopes, 'at'> | null {
  const at = readValue(reader);
  return at === null ? null : { at };
}

function readDuring(reader: Reader): Pick<Scopes, 'during'> | null {
  const from = readValue(reader);
  if (from === null) return null;
  if (!reader.take('..', 'operator')) {
    const span = reader.spanOf(from);
    const fix = { from: span.to, to: span.to, insert: '..now' };
    reader.problem(span, 'A window has two ends: during:2026-01..2026-06.', [fix]);
    return null;
  }
  const to = readValue(reader);
  return to === null ? null : { during: { from, to } };
}

function readLast(reader: Reader): Pick<Scopes, 'last'> | null {
  const value = readValue(reader);
  if (value === null) return null;
  const last = value.kind === 'word' ? parseDuration(value.text) : null;
  if (last !== null) return { last };
  const message = 'Write a number and m, h, d or w, for example last:90d.';
  reader.problem(reader.spanOf(value), message);
  return null;
}

/** Notes scopes that are no times and those that nothing in the query looks at. */
export function checkScopes(reader: Reader, query: Query): void {
  const { at, during } = query.scopes;
  const names = fieldsOf(query).map(({ name }) => name);
  if (during !== null) {
    checkTime(reader, during.from);
    checkTime(reader, during.to);
    if (!names.includes('was')) refuseIdle(reader, during.from, 'was.');
  }
  if (at === null) return;
  if (!isPlace(at)) checkTime(reader, at);
  if (!names.includes('state')) refuseIdle(reader, at, 'state.');
}

/** A version (v42) or a position (p1001) instead of a time. */
const isPlace = ({ text }: Value): boolean => /^(?:v-?\d+|p[\w.-]+)$/.test(text);

function checkTime(reader: Reader, value: Value): void {
  const time = timeOf(value, anyClock);
  if (!time.ok) reader.problem(reader.spanOf(value), time.message);
}

function refuseIdle(reader: Reader, value: Value, missing: string): void {
  const instead = 'To narrow the events by time write recorded:.';
  reader.problem(reader.spanOf(value), `Nothing here looks at ${missing} in this time. ${instead}`);
}

import { parsePath } from '../json/parse-path.ts';
import type { FieldName } from '../query/fields.ts';
import type { FieldPath, FieldRef } from '../query/syntax.ts';

/** Where a value stands, in the words of the query language: `initiator`, `data.email`, a whole `state`. */
export interface Place {
  readonly name: FieldName;
  /** Empty: all of it. */
  readonly path: FieldPath;
}

/** Changes and past states are of the same places as the state. */
export const placeOf = ({ name, path }: Pick<FieldRef, 'name' | 'path'>): Place => ({
  name: name === 'change' || name === 'was' ? 'state' : name,
  path,
});

/** A place of the state by its printed path; what is none is the whole state. */
export function placeInState(path: string): Place {
  const parsed = parsePath(path);
  return { name: 'state', path: parsed.ok ? parsed.path : [] };
}

export const wholeState: Place = { name: 'state', path: [] };

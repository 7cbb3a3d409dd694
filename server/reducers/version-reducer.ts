import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { reducerSource, type ReducerSource } from '@/lib/fold/fidelity.ts';
import type { ReducerClaims } from '@/lib/fold/reducer-claims.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import type { KeptReducerVersion } from '@/server/db/reducers.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { ReadReducer } from './read-source.ts';
import type { StreamReducer } from './stream-reducer.ts';

const made = (): Map<string, StreamReducer> =>
  onceInProcess('version-reducers', () => new Map<string, StreamReducer>());

/** The reducer of a kept version, the same object for the same version. */
export function streamReducerOf(version: KeptReducerVersion): StreamReducer {
  const known = made().get(version.hash);
  if (known !== undefined) return known;
  const label = reducerSource(labelOf(version), version.hash);
  const reducer = make({ ...version, label });
  made().set(version.hash, reducer);
  return reducer;
}

/** The reducer of a draft, under a label that says so. */
export function draftReducerOf({
  hash,
  category,
  source,
  code,
  initial,
  claims,
}: ReadReducer): StreamReducer {
  const label = reducerSource(`${category} draft`, hash);
  return make({
    ...{ hash, source, initial, claims, label },
    script: code?.script ?? null,
    export: code?.name ?? null,
  });
}

/** What a state says of the reducer that made it. */
const labelOf = ({ category, number }: Pick<KeptReducerVersion, 'category' | 'number'>) =>
  `${category} v${number}`;

interface Content extends Pick<
  KeptReducerVersion,
  'hash' | 'source' | 'script' | 'export' | 'initial'
> {
  readonly claims: ReducerClaims | null;
  readonly label: ReducerSource;
}

/** Throws `internal` for rules that could be read once and cannot be any more. */
function make(version: Content): StreamReducer {
  const { hash: key, claims, initial, label: source } = version;
  if (version.script !== null && version.export !== null) {
    const code = { script: version.script, name: version.export };
    return { kind: 'code', key, fidelity: { kind: 'reducer', source }, initial, code, claims };
  }
  const compiled = compileRules(version.source);
  if (!compiled.ok) {
    throw new AppError('internal', `The rules of ${source} cannot be read any more.`);
  }
  return { kind: 'plain', key, reducer: compiled.rules.reducer(source), claims };
}

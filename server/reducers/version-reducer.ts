import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import type { KeptReducerVersion } from '@/server/db/reducers.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { StreamReducer } from './stream-reducer.ts';

const made = (): Map<string, StreamReducer> =>
  onceInProcess('version-reducers', () => new Map<string, StreamReducer>());

/** The reducer of a kept version, the same object for the same version. */
export function streamReducerOf(version: KeptReducerVersion): StreamReducer {
  const known = made().get(version.hash);
  if (known !== undefined) return known;
  const reducer = make(version);
  made().set(version.hash, reducer);
  return reducer;
}

/** What a state says of the reducer that made it. */
export const labelOf = ({ category, number }: Pick<KeptReducerVersion, 'category' | 'number'>) =>
  `${category} v${number}`;

type Content = Pick<
  KeptReducerVersion,
  'hash' | 'category' | 'number' | 'source' | 'script' | 'export' | 'initial' | 'types'
>;

/** Throws `internal` for rules that could be read once and cannot be any more. */
function make(version: Content): StreamReducer {
  const source = reducerSource(labelOf(version), version.hash);
  const { hash: key, types, initial } = version;
  if (version.script !== null && version.export !== null) {
    const code = { script: version.script, name: version.export };
    return { kind: 'code', key, fidelity: { kind: 'reducer', source }, initial, code, types };
  }
  const compiled = compileRules(version.source);
  if (!compiled.ok) {
    throw new AppError('internal', `The rules of ${labelOf(version)} cannot be read any more.`);
  }
  return { kind: 'plain', key, reducer: compiled.rules.reducer(source), types };
}

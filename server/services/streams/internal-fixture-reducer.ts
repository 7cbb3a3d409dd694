import 'server-only';
import type { FixtureReducer } from '@/lib/fold/fixture.ts';
import { knownReducers } from '@/server/reducers/registry.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';

/** The reducer as a test can name it: its export, and the file it stands in where it has one. */
export async function fixtureReducer(source: StreamReducer): Promise<FixtureReducer> {
  if (source.kind === 'plain') {
    return { kind: source.reducer.fidelity.kind === 'rules' ? 'rules' : 'inferred' };
  }
  const { versions } = await knownReducers();
  const version = versions.find(({ hash }) => hash === source.key);
  return {
    kind: 'code',
    name: source.code.name,
    file: version?.origin === 'file' ? version.name : null,
    hasInitial: source.initial !== null,
  };
}

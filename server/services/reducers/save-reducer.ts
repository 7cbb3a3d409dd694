import 'server-only';
import { saveReducerInput } from '@/lib/api/reducers.ts';
import { saveActivation, type KeptReducerVersion } from '@/server/db/reducers.ts';
import type { SourceProblem } from '@/server/reducers/bundle.ts';
import { readDraft, type ReadReducer } from '@/server/reducers/read-source.ts';
import { forgetReducers, keepVersion, knownReducers } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService, type Call } from '../define-service.ts';
import { versionView } from './internal-view.ts';

/** Keeps a draft as a version, and lets it fold in this store from now on where asked to. */
export const saveReducer = defineService({
  permission: 'reducers:write',
  access: 'reducer.save',
  subject: ({ store, title }) => ({ store, detail: title }),
  input: saveReducerInput,
  async run(call, { store, language, source, title, activate }) {
    const { id } = await storeById(store);
    const read = await readDraft(language, source);
    const problems = read.ok ? foreign(read.reducers, id) : read.problems;
    if (!read.ok || problems.length > 0) return { problems, kept: [], reducers: null, store: id };
    const kept: KeptReducerVersion[] = [];
    for (const each of read.reducers) {
      const version = await keep(each, { call, title });
      kept.push(version);
      if (activate) await activateIn(id, version, call);
    }
    forgetReducers();
    return { problems: [], kept, reducers: await knownReducers(), store: id };
  },
  expose: ({ problems, kept, reducers, store }) => ({
    problems: problems.map(({ message, line, column }) => ({ message, line, column })),
    versions: reducers === null ? [] : kept.map((each) => versionView(each, reducers, store)),
  }),
});

const keep = (
  read: ReadReducer,
  { call, title }: { readonly call: Call; readonly title: string },
): Promise<KeptReducerVersion> =>
  keepVersion(read, { origin: 'draft', name: title, by: call.principal.memberId });

/** A draft that names a store is for that one alone. */
const foreign = (read: readonly ReadReducer[], id: string): readonly SourceProblem[] =>
  read
    .filter(({ store }) => store !== null && store !== id)
    .map(({ store }) => ({
      message: `The draft is for the store "${store ?? ''}", this one is "${id}".`,
      line: null,
      column: null,
    }));

const activateIn = (
  store: string,
  { category, hash }: KeptReducerVersion,
  { principal }: Call,
): Promise<void> => saveActivation({ store, category, hash, by: principal.memberId });

import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors.ts';
import {
  listActivations,
  lastActivation,
  listReducerVersions,
  saveActivationOnce,
  saveReducerVersion,
  type KeptActivation,
  type KeptReducerVersion,
} from '@/server/db/reducers.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { readFileReducers, type FileProblem, type FileReducers } from './file-reducers.ts';
import type { ReadReducer } from './read-source.ts';
import { streamReducerOf } from './version-reducer.ts';
import { failing, inferred, type StoreReducers, type StreamReducer } from './stream-reducer.ts';

/** Folders are looked at again after this time. */
const lookMilliseconds = 1000;
const mostAttempts = 4;
const attemptMilliseconds = 60;
const everyStore = '';
export const byFile = 'file';

export interface Reducers {
  readonly versions: readonly KeptReducerVersion[];
  /** Newest first. */
  readonly activations: readonly KeptActivation[];
  readonly problems: readonly FileProblem[];
}

interface Holder {
  until: number;
  reducers: Promise<Reducers> | null;
  stamp: string | null;
}

const holder = (): Holder =>
  onceInProcess('reducers', (): Holder => ({ until: 0, reducers: null, stamp: null }));

/** All reducers there are, files included, as they were within the last second. */
export function knownReducers(): Promise<Reducers> {
  const own = holder();
  if (own.reducers !== null && Date.now() < own.until) return own.reducers;
  const before = own.reducers;
  own.until = Date.now() + lookMilliseconds;
  own.reducers = look(own, before).catch((error: unknown) => {
    own.until = 0;
    throw error;
  });
  return own.reducers;
}

/** Lets the next question be answered anew, after something was saved. */
export function forgetReducers(): void {
  Object.assign(holder(), { until: 0, stamp: null });
}

async function look(own: Holder, before: Promise<Reducers> | null): Promise<Reducers> {
  const files = await readFileReducers();
  const stamp = async (): Promise<string> => `${await lastActivation()} ${files.stamp}`;
  if (before !== null && own.stamp === (await stamp())) return before;
  await followTogether(files);
  own.stamp = await stamp();
  const [versions, activations] = await Promise.all([listReducerVersions(), listActivations()]);
  return { versions, activations, problems: files.problems };
}

/** The server and the process that keeps indexes look at the same files, and may save the same at the same time. */
async function followTogether(files: FileReducers): Promise<void> {
  for (let left = mostAttempts; ; left -= 1) {
    try {
      await follow(files);
      return;
    } catch (error) {
      if (left <= 1) throw error;
      await sleep(attemptMilliseconds);
    }
  }
}

/** What is in the folders folds from now on; a category whose file has gone is inferred again. */
async function follow({ reducers, problems }: FileReducers): Promise<void> {
  const activations = await listActivations();
  for (const read of reducers) {
    const { hash } = await keepVersion(read, { origin: 'file', name: read.file, by: byFile });
    const scope = { store: read.store ?? everyStore, category: read.category };
    const lastOfFile = activations.find((each) => isOf(each, scope) && each.by === byFile);
    if (lastOfFile?.hash !== hash) await saveActivationOnce({ ...scope, hash, by: byFile });
  }
  // A file that cannot be read keeps its last good version.
  if (problems.length === 0) await leave(activations, reducers);
}

async function leave(
  activations: readonly KeptActivation[],
  reducers: FileReducers['reducers'],
): Promise<void> {
  const present = reducers.map(({ store, category }) => ({ store: store ?? everyStore, category }));
  for (const scope of scopesOf(activations)) {
    const last = activations.find((each) => isOf(each, scope));
    const isOurs = last?.by === byFile && last.hash !== null;
    if (isOurs && !present.some((each) => isOf(each, scope))) {
      await saveActivationOnce({ ...scope, hash: null, by: byFile });
    }
  }
}

interface ReducerScope {
  /** Empty: every store. */
  readonly store: string;
  readonly category: string;
}

const isOf = (one: ReducerScope, other: ReducerScope): boolean =>
  one.store === other.store && one.category === other.category;

function scopesOf(activations: readonly KeptActivation[]): readonly ReducerScope[] {
  return activations
    .filter((each, index) => activations.findIndex((other) => isOf(each, other)) === index)
    .map(({ store, category }) => ({ store, category }));
}

/** Gives a reducer its number, the first time it is seen. */
export function keepVersion(
  read: ReadReducer,
  from: { readonly origin: 'file' | 'draft'; readonly name: string; readonly by: string },
): Promise<KeptReducerVersion> {
  const { hash, store, category, source, initial, claims, code } = read;
  return saveReducerVersion({
    hash,
    store: store ?? everyStore,
    category,
    kind: code === null ? 'rules' : 'reducer',
    origin: from.origin,
    name: from.name,
    source,
    script: code?.script ?? null,
    export: code?.name ?? null,
    initial,
    claims:
      claims === null
        ? null
        : {
            handled: claims.handled && [...claims.handled],
            ignored: [...claims.ignored],
            idempotent: claims.idempotent,
          },
    createdBy: from.by,
  });
}

/** The version that folds a category of a store now; null where states are inferred. */
export function activeVersion(
  { versions, activations }: Reducers,
  scope: { readonly store: string; readonly category: string },
): KeptReducerVersion | null {
  const last =
    activations.find((each) => isOf(each, scope)) ??
    activations.find((each) => isOf(each, { ...scope, store: everyStore }));
  return versions.find(({ hash }) => hash === last?.hash) ?? null;
}

/**
 * A version by its hash, or the inferred reducer by its name, whatever is active. Throws `not_found` for a
 * version that is not there, `invalid_input` for one that folds something else.
 */
export async function chosenReducer(
  choice: string,
  { store, category }: { readonly store: string; readonly category: string | null },
): Promise<StreamReducer> {
  if (choice === inferred.key) return inferred;
  const { versions } = await knownReducers();
  const version = versions.find(({ hash }) => hash === choice);
  if (version === undefined || (version.store !== everyStore && version.store !== store)) {
    throw new AppError('not_found', 'There is no version of a reducer with this hash.', {
      field: 'reducer',
    });
  }
  if (version.category === category) return streamReducerOf(version);
  throw new AppError(
    'invalid_input',
    `This version folds "${version.category}", the stream is ${category === null ? 'of no category' : `of "${category}"`}.`,
    { field: 'reducer' },
  );
}

/** What folds the streams of a category: its active reducer, else the inferred one. */
export async function activeReducer(
  store: string,
  category: string | null,
): Promise<StreamReducer> {
  if (category === null) return inferred;
  const version = activeVersion(await knownReducers(), { store, category });
  return version === null ? inferred : streamReducerOf(version);
}

/** What folds the categories of a store that have an active reducer, as all were at one moment; others are inferred. */
export async function activeReducers(store: string): Promise<StoreReducers> {
  const reducers = await knownReducers();
  const categories = new Set(reducers.activations.map(({ category }) => category));
  return new Map(
    [...categories].flatMap((category) => {
      const version = activeVersion(reducers, { store, category });
      return version === null ? [] : [[category, reducerOrFailure(version)] as const];
    }),
  );
}

/** One that cannot be read any more fails at every event, and leaves other categories alone. */
function reducerOrFailure(version: KeptReducerVersion): StreamReducer {
  try {
    return streamReducerOf(version);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failing(version.hash, error);
  }
}

import 'server-only';
import { readFileSync } from 'node:fs';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { SourceProblem } from './bundle.ts';
import { filesIn, reducerFolders, type ReducerFile } from './folders.ts';
import { isUnchanged } from './inputs.ts';
import { readFileSource, type ReadReducer, type ReadSource } from './read-source.ts';

export interface FileProblem extends SourceProblem {
  readonly file: string;
}

export interface FileReducers {
  readonly reducers: readonly (ReadReducer & { readonly file: string })[];
  readonly problems: readonly FileProblem[];
  /** Changes when a file in the folders has, or one that it imports. */
  readonly stamp: string;
}

interface Kept {
  readonly stamp: string;
  readonly read: Promise<ReadSource>;
}

const kept = (): Map<string, Kept> => onceInProcess('reducer-files', () => new Map<string, Kept>());

/**
 * Everything in the folders, read anew where it or something it imports has changed; what comes out
 * the same keeps its hash.
 */
export async function readFileReducers(): Promise<FileReducers> {
  const files = reducerFolders().flatMap(filesIn);
  const reads = await Promise.all(
    files.map(async (file) => ({ file, source: await readOnce(file) })),
  );
  const reducers = reads.flatMap(({ file, source }) =>
    source.ok ? source.reducers.map((each) => ({ ...each, file: file.name })) : [],
  );
  const faulty = reads.flatMap(({ file, source }) =>
    source.ok ? [] : source.problems.map((problem) => ({ ...problem, file: file.name })),
  );
  const { single, twins } = withoutTwins(reducers);
  return { reducers: single, problems: [...faulty, ...twins], stamp: stampOfAll(reads) };
}

const stampOfAll = (reads: readonly { file: ReducerFile; source: ReadSource }[]): string =>
  JSON.stringify(reads.map(({ file, source }) => [file.path, file.stamp, ...source.inputs]));

async function readOnce(file: ReducerFile): Promise<ReadSource> {
  const known = kept().get(file.path);
  if (known?.stamp === file.stamp) {
    const read = await known.read;
    if (isUnchanged(read.inputs)) return read;
  }
  const read = readFileSource(file.path, readFileSync(file.path, 'utf8'));
  kept().set(file.path, { stamp: file.stamp, read });
  return read;
}

/** Of two files for one category the first counts, and the other is told. */
function withoutTwins(reducers: FileReducers['reducers']) {
  const first = new Map<string, string>();
  const twins: FileProblem[] = [];
  const single = reducers.filter(({ store, category, file }) => {
    const key = JSON.stringify([store, category]);
    const other = first.get(key);
    if (other === undefined) first.set(key, file);
    else {
      const message = `${other} already folds "${category}", so this one is not used.`;
      twins.push({ file, message, line: null, column: null });
    }
    return other === undefined;
  });
  return { single, twins };
}

import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';

/** What a draft folds a category by. Throws `invalid_input` with what is wrong with it. */
export async function draftFor(
  { language, source }: Draft,
  { store, category }: { readonly store: string; readonly category: string },
): Promise<StreamReducer> {
  const read = await readDraft(language, source);
  if (!read.ok) throw refused(problemWords(read.problems));
  const own = read.reducers.find((each) => each.category === category);
  if (own === undefined) {
    const others = read.reducers.map((each) => `"${each.category}"`).join(', ');
    throw refused(`The draft folds ${others}, and not "${category}".`);
  }
  if (own.store === null || own.store === store) return draftReducerOf(own);
  throw refused(`The draft is for the store "${own.store}", this one is "${store}".`);
}

function problemWords(
  problems: readonly { readonly message: string; readonly line: number | null }[],
): string {
  const [first] = problems;
  if (first === undefined) return 'The draft cannot be read.';
  return first.line === null ? first.message : `Line ${first.line}: ${first.message}`;
}

const refused = (message: string): AppError =>
  new AppError('invalid_input', message, { field: 'draft' });

import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import { activeReducer, chosenReducer } from '@/server/reducers/registry.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { storeById } from '@/server/stores/registry.ts';
import { draftFor } from './internal-draft-reducer.ts';
import { namedReducer } from './internal-named-reducer.ts';
import type { RegressionKept } from './internal-regression-job.ts';
import { pinHead } from './internal-up-to.ts';

export interface RegressionQuestion {
  readonly store: string;
  readonly category: string;
  /** Hash of a version, or `inferred`; absent: whatever is active. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** In place of `after`. */
  readonly draft?: Draft | undefined;
}

/** The question with both reducers and the end of the log pinned. Throws what is wrong with it. */
export async function pinRegression(
  { store: name, category, draft, ...chosen }: RegressionQuestion,
  signal: AbortSignal,
): Promise<RegressionKept> {
  const { id, store } = await storeById(name);
  if (draft !== undefined && chosen.after !== undefined) throw twoSeconds();
  const scope = { store: id, category };
  const [before, after] = [
    await reducerFor(chosen.before, scope, 'before'),
    draft === undefined
      ? await reducerFor(chosen.after, scope, 'after')
      : await draftFor(draft, scope),
  ];
  if (before.key === after.key) throw bothTheSame(draft === undefined ? 'after' : 'draft');
  return {
    ...{ category, before: namedReducer(before), after: namedReducer(after) },
    draft: draft ?? null,
    ...(await pinHead(store, signal)),
  };
}

interface Scope {
  readonly store: string;
  readonly category: string;
}

async function reducerFor(
  choice: string | undefined,
  scope: Scope,
  field: string,
): Promise<StreamReducer> {
  if (choice === undefined) return activeReducer(scope.store, scope.category);
  try {
    return await chosenReducer(choice, scope);
  } catch (error) {
    if (!(error instanceof AppError) || error.field !== 'reducer') throw error;
    throw new AppError(error.code, error.message, { field, cause: error });
  }
}

const twoSeconds = (): AppError =>
  new AppError('invalid_input', 'Give either a version or a draft to compare with.', {
    field: 'draft',
  });

const bothTheSame = (field: string): AppError =>
  new AppError('invalid_input', 'Both are the same reducer: no state can differ.', { field });

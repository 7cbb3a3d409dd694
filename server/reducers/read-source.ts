import 'server-only';
import { createHash } from 'node:crypto';
import type { ReducerClaims } from '@/lib/fold/reducer-claims.ts';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import { reducersIn } from '@/server/sandbox/code-run.ts';
import { bundleDraft, bundleFile, type Bundled, type SourceProblem } from './bundle.ts';
import type { Inputs } from './inputs.ts';

export type Language = 'code' | 'rules';

/** A reducer that was read without a fault, before it has a version. */
export interface ReadReducer {
  readonly hash: string;
  /** Null: for every store. */
  readonly store: string | null;
  readonly category: string;
  readonly source: string;
  readonly initial: string | null;
  readonly claims: ReducerClaims | null;
  /** Null for rules. */
  readonly code: { readonly script: string; readonly name: string } | null;
}

export type ReadSource = (
  | { readonly ok: true; readonly reducers: readonly ReadReducer[] }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] }
) & {
  /** What else it was read from: when one of these changes it says something else. */
  readonly inputs: Inputs;
};

const itself: Inputs = new Map();

/** Reads a file of the workspace. */
export function readFileSource(path: string, source: string): Promise<ReadSource> {
  return isRules(path) ? Promise.resolve(readRules(source)) : readCode(source, bundleFile(path));
}

/** Reads what somebody wrote on screen. */
export function readDraft(language: Language, source: string): Promise<ReadSource> {
  return language === 'rules'
    ? Promise.resolve(readRules(source))
    : readCode(source, bundleDraft(source));
}

export const isRules = (path: string): boolean => /\.(ya?ml|json)$/i.test(path);

function readRules(source: string): ReadSource {
  const compiled = compileRules(source);
  if (!compiled.ok) return { ...compiled, inputs: itself };
  const { store, category, canonical, types, takesOthers, idempotent } = compiled.rules;
  const hash = hashOf(['rules', store, category, canonical]);
  const claims = { handled: takesOthers ? null : types, ignored: [], idempotent };
  return {
    ok: true,
    reducers: [{ hash, store, category, source, initial: null, claims, code: null }],
    inputs: itself,
  };
}

async function readCode(source: string, bundling: Promise<Bundled>): Promise<ReadSource> {
  const bundled = await bundling;
  if (!bundled.ok) return bundled;
  const { script, inputs } = bundled;
  try {
    const found = await reducersIn(script);
    if (found.length === 0) return faulty(noReducer, inputs);
    const reducers = found.map(({ name, store, category, initial, ...claims }): ReadReducer => ({
      hash: hashOf(['reducer', store, category, script, name]),
      store,
      category,
      source,
      initial,
      claims: { handled: null, ignored: claims.ignores, idempotent: claims.idempotent },
      code: { script, name },
    }));
    return { ok: true, reducers, inputs };
  } catch (error) {
    return faulty(error instanceof Error ? error.message : String(error), inputs);
  }
}

const noReducer =
  'It exports no reducer: export an object with category (a text) and reduce (a function).';

const faulty = (message: string, inputs: Inputs): ReadSource => ({
  ok: false,
  problems: [{ message, line: null, column: null }],
  inputs,
});

const hashOf = (parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

import type { ReducerProblem } from '@/lib/api/reducers.ts';
import { reducerSource, type ReducerFidelity } from '@/lib/fold/fidelity.ts';
import type { ReducerClaims } from '@/lib/fold/reducer-claims.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import type { RunCode } from '@/lib/fold/stepping.ts';
import type { FoundReducer } from '@/lib/sandbox/session.mjs';
import { compileRules } from './compile-rules.ts';

/** What somebody writes on screen. */
export interface Draft {
  readonly language: 'code' | 'rules';
  readonly source: string;
}

/** An engine for one draft, which loads it anew where it had to be ended. */
export interface DraftSandbox {
  /** Throws an Error with the reason where the script cannot even be loaded. */
  readonly load: (script: string) => Promise<readonly FoundReducer[]>;
  /** Folds with a reducer of the loaded script, by the name of its export. */
  readonly run: (name: string) => RunCode;
  /** Lets nothing be left over from before. */
  readonly renew: () => Promise<void>;
}

/** What reading a draft needs of the world. */
export interface DraftWorld {
  /** Makes one script of TypeScript. */
  readonly bundle: (source: string) => Promise<BundledDraft>;
  readonly sandbox: DraftSandbox;
  /** SHA-256 in hex. */
  readonly digest: (text: string) => Promise<string>;
}

export interface BundledDraft {
  readonly problems: readonly ReducerProblem[];
  /** Null where there are problems. */
  readonly script: string | null;
}

/** How a draft folds one category. */
export type DraftReducer =
  | { readonly kind: 'plain'; readonly reducer: Reducer; readonly claims: ReducerClaims }
  | {
      readonly kind: 'code';
      readonly fidelity: ReducerFidelity;
      readonly initial: string | null;
      readonly run: RunCode;
      readonly claims: ReducerClaims;
    };

type ReadDraft =
  | { readonly ok: true; readonly reducer: DraftReducer }
  | { readonly ok: false; readonly problems: readonly ReducerProblem[] };

/** Reads a draft for the streams of a category. */
export function readDraft(
  draft: Draft,
  category: string | null,
  world: DraftWorld,
): Promise<ReadDraft> {
  return draft.language === 'rules'
    ? readRules(draft.source, category, world)
    : readCode(draft.source, category, world);
}

async function readRules(
  source: string,
  category: string | null,
  { digest }: DraftWorld,
): Promise<ReadDraft> {
  const compiled = compileRules(source);
  if (!compiled.ok) return compiled;
  const { rules } = compiled;
  if (rules.category !== category) return otherCategory(category, [rules.category]);
  const label = reducerSource(`${rules.category} draft`, await digest(rules.canonical));
  const claims = {
    handled: rules.takesOthers ? null : rules.types,
    ignored: [],
    idempotent: rules.idempotent,
  };
  return { ok: true, reducer: { kind: 'plain', reducer: rules.reducer(label), claims } };
}

async function readCode(
  source: string,
  category: string | null,
  { bundle, sandbox, digest }: DraftWorld,
): Promise<ReadDraft> {
  const { script, problems } = await bundle(source);
  if (script === null) return { ok: false, problems };
  const found = await loaded(sandbox, script);
  if (typeof found === 'string') return faulty(found);
  const own = found.find((each) => each.category === category);
  if (own === undefined) {
    return otherCategory(
      category,
      found.map((each) => each.category),
    );
  }
  const label = reducerSource(`${own.category} draft`, await digest(script));
  return {
    ok: true,
    reducer: {
      kind: 'code',
      fidelity: { kind: 'reducer', source: label },
      initial: own.initial,
      run: sandbox.run(own.name),
      claims: { handled: null, ignored: own.ignores, idempotent: own.idempotent },
    },
  };
}

const noReducer =
  'It exports no reducer: export an object with category (a text) and reduce (a function).';

async function loaded(
  sandbox: DraftSandbox,
  script: string,
): Promise<readonly FoundReducer[] | string> {
  try {
    const found = await sandbox.load(script);
    return found.length === 0 ? noReducer : found;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function otherCategory(category: string | null, folded: readonly string[]): ReadDraft {
  const others = folded.map((each) => `"${each}"`).join(', ');
  return faulty(
    category === null
      ? 'This stream has no category, and reducers fold categories.'
      : `This stream is of the category "${category}", the draft folds ${others}.`,
  );
}

const faulty = (message: string): ReadDraft => ({
  ok: false,
  problems: [{ message, line: null, column: null }],
});

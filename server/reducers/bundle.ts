import 'server-only';
import { build, type Message, type Plugin } from 'esbuild';
import { noteInputs, type Inputs } from './inputs.ts';

export interface SourceProblem {
  readonly message: string;
  /** Counted from 1; null where the fault has no place. */
  readonly line: number | null;
  readonly column: number | null;
}

export type Bundled = (
  | { readonly ok: true; readonly script: string }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] }
) & {
  /** When one of these changes it has to be bundled anew. */
  readonly inputs: Inputs;
};

/** The name under which a script leaves its exports for the sandbox. */
const exportsName = '__reducers';
/** Larger than this, something was bundled that is no reducer. */
const mostCharacters = 2_000_000;

/** One script of a reducer file and everything it imports. Nothing of it runs here. */
export function bundleFile(path: string): Promise<Bundled> {
  return bundle({ entryPoints: [path] });
}

/** One script of a draft, which stands for itself: it may import nothing. */
export function bundleDraft(source: string): Promise<Bundled> {
  return bundle({
    stdin: { contents: source, loader: 'ts', sourcefile: 'draft.ts' },
    plugins: [noImports],
  });
}

const noImports: Plugin = {
  name: 'no-imports',
  setup(context) {
    context.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'entry-point'
        ? null
        : { errors: [{ text: `A draft imports nothing: "${path}" has to be in a file.` }] },
    );
  },
};

type Given = Pick<Parameters<typeof build>[0], 'entryPoints' | 'stdin' | 'plugins'>;

async function bundle(given: Given): Promise<Bundled> {
  const inputs = new Map<string, string>();
  try {
    const { outputFiles } = await build({
      ...given,
      plugins: [...(given.plugins ?? []), noteInputs(inputs)],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: exportsName,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      tsconfigRaw: {},
    });
    const script = outputFiles[0]?.text ?? '';
    return script.length <= mostCharacters
      ? { ok: true, script, inputs }
      : { ...tooLarge(script.length), inputs };
  } catch (error) {
    return { ok: false, problems: problemsOf(error), inputs };
  }
}

const tooLarge = (length: number) => ({
  ok: false as const,
  problems: [
    {
      message: `With its imports this is ${length.toLocaleString('en')} characters, more than a reducer may have.`,
      line: null,
      column: null,
    },
  ],
});

function problemsOf(error: unknown): readonly SourceProblem[] {
  const failure: { readonly errors?: readonly Message[] } =
    typeof error === 'object' && error !== null ? error : {};
  const found = (failure.errors ?? []).map(({ text, location }) => ({
    message: text,
    line: location?.line ?? null,
    column: location === null ? null : location.column + 1,
  }));
  if (found.length > 0) return found;
  const message = error instanceof Error ? error.message : String(error);
  return [{ message, line: null, column: null }];
}

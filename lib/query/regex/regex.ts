import { parseRegex } from './parse-regex.ts';
import { programOf, RegexFault } from './program.ts';
import { runProgram } from './run.ts';

export type CompiledRegex =
  | { readonly ok: true; readonly test: (text: string) => boolean }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/**
 * Makes a test from RE2 syntax (https://github.com/google/re2/wiki/Syntax): everything that can be
 * decided in linear time. It holds when the expression matches anywhere in a text.
 */
export function compileRegex(source: string): CompiledRegex {
  try {
    const program = programOf(parseRegex(source));
    return { ok: true, test: (text) => runProgram(program, text) };
  } catch (error) {
    if (!(error instanceof RegexFault)) throw error;
    return { ok: false, message: error.message, offset: error.offset };
  }
}

import { JsonFault, type JsonFaultCode } from './json-fault.ts';
import { JsonParser, repeatedKey } from './parser.ts';
import type { JsonValue } from './value.ts';

export interface JsonProblem {
  readonly code: JsonFaultCode;
  /** What was expected and what stood there. */
  readonly message: string;
  /** UTF-16 offset of the fault. */
  readonly offset: number;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

export type ParsedJson =
  | { readonly ok: true; readonly value: JsonValue; readonly duplicates: boolean }
  | { readonly ok: false; readonly problem: JsonProblem };

function problemOf(text: string, fault: JsonFault): JsonProblem {
  const { code, message, offset } = fault;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { code, message, offset, line, column: offset - before.lastIndexOf('\n') };
}

function run(text: string, careful: boolean): ParsedJson {
  const parser = new JsonParser(text, careful);
  const value = parser.document();
  return { ok: true, value, duplicates: parser.duplicates };
}

/**
 * Takes JSON text apart without loss. Never throws: text that is not JSON, or nested deeper than
 * `maximumDepth`, comes back as a problem with its place.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return run(text, false);
  } catch (error) {
    return again(text, error);
  }
}

function again(text: string, error: unknown): ParsedJson {
  if (error instanceof JsonFault) return { ok: false, problem: problemOf(text, error) };
  if (error !== repeatedKey) throw error;
  try {
    return run(text, true);
  } catch (second) {
    if (second instanceof JsonFault) return { ok: false, problem: problemOf(text, second) };
    throw second;
  }
}

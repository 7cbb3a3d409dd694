import { expandedDigits } from '@/lib/json/expanded-number.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { Payload } from './recorded-event.ts';

/** Our stable words for what is wrong with a payload. */
export type PayloadProblemCode =
  | 'invalid_json'
  | 'too_deep'
  | 'duplicate_keys'
  | 'invalid_utf8'
  | 'not_text'
  | 'oversized'
  | 'expanded_number';

export interface PayloadProblem {
  readonly code: PayloadProblemCode;
  /** One sentence with the place where there is one. */
  readonly message: string;
}

/** What a reader must know before trusting a payload; nothing for one that is simply not there. */
export function payloadProblems(payload: Payload, name: string): readonly PayloadProblem[] {
  switch (payload.kind) {
    case 'json':
      return textProblems(payload.text, name);
    case 'binary':
      return bytesProblems(payload, name);
    case 'oversized':
      return [
        {
          code: 'oversized',
          message: `The ${name} has ${payload.size} characters; only its beginning was read.`,
        },
        ...expansion(payload.head, `The beginning of the ${name}`),
      ];
    case 'absent':
    case 'omitted':
    case 'erased':
      return [];
  }
}

function bytesProblems(
  { encoding, bytes }: Extract<Payload, { readonly kind: 'binary' }>,
  name: string,
): readonly PayloadProblem[] {
  if (encoding === 'invalid-utf8') {
    return [
      { code: 'invalid_utf8', message: `The ${name} is text with bytes that are not UTF-8.` },
    ];
  }
  // No bytes are nothing, which nobody need read.
  if (bytes.length === 0) return [];
  const message = `The ${name} is bytes (${encoding}), no text. The Raw view shows them.`;
  return [{ code: 'not_text', message }];
}

function textProblems(text: string, name: string): readonly PayloadProblem[] {
  const result = parseJson(text);
  if (result.ok) {
    const twice = {
      code: 'duplicate_keys',
      message: `The ${name} has a key more than once.`,
    } as const;
    return [...(result.duplicates ? [twice] : []), ...expansion(text, `The ${name}`)];
  }
  const { code, message, line, column } = result.problem;
  return [{ code, message: `The ${name} at line ${line}, column ${column}: ${message}` }];
}

function expansion(text: string, where: string): readonly PayloadProblem[] {
  const digits = expandedDigits(text);
  if (digits === null) return [];
  const message = `${where} has a number of ${digits} digits. Stores that take JSON apart write numbers out: it may have been recorded with an exponent.`;
  return [{ code: 'expanded_number', message }];
}

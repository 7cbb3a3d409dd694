export type JsonFaultCode = 'invalid_json' | 'too_deep';

/** Why and where a text is not JSON that can be taken apart. */
export class JsonFault extends Error {
  readonly code: JsonFaultCode;
  readonly offset: number;
  constructor(code: JsonFaultCode, message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/** The fault of finding something else than what JSON has here. */
export function unexpected(expected: string, text: string, offset: number): JsonFault {
  const found = text.codePointAt(offset);
  const shown = found === undefined ? 'the text ends' : `found ${showCharacter(found)}`;
  return new JsonFault('invalid_json', `Expected ${expected}, ${shown}.`, offset);
}

function showCharacter(code: number): string {
  const visible = code > 0x20 && code < 0x7f;
  const number = code.toString(16).toUpperCase().padStart(4, '0');
  return visible ? `"${String.fromCodePoint(code)}"` : `U+${number}`;
}

const codes: ReadonlySet<string> = new Set([
  'invalid_json',
  'too_deep',
  'invalid_utf8',
  'not_text',
]);

/** True for problems with which a payload cannot be taken in; with any other it is read, and told about. */
export const isUnreadable = ({ code }: { readonly code: string }): boolean => codes.has(code);

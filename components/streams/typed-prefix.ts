/** A field whose text goes to the address after a pause, and comes back from there later. */
export interface TypedPrefix {
  /** What the field shows. */
  readonly typed: string;
  /** What the address said when it was last looked at. */
  readonly known: string;
  /** Sent to the address and not seen there yet, oldest first. */
  readonly sent: readonly string[];
}

export const typedPrefix = (prefix: string): TypedPrefix => ({
  typed: prefix,
  known: prefix,
  sent: [],
});

export const type = (field: TypedPrefix, typed: string): TypedPrefix => ({ ...field, typed });

export const send = (field: TypedPrefix, prefix: string): TypedPrefix =>
  prefix === (field.sent.at(-1) ?? field.known)
    ? field
    : { ...field, sent: [...field.sent, prefix] };

/**
 * The field once the address says `prefix`. The address is slower than the keyboard: what was sent
 * from here must not undo what was typed since; anything else (Back, a link) replaces it.
 */
export function followAddress(field: TypedPrefix, prefix: string): TypedPrefix {
  if (prefix === field.known) return field;
  const arrived = field.sent.indexOf(prefix);
  return arrived === -1
    ? typedPrefix(prefix)
    : { ...field, known: prefix, sent: field.sent.slice(arrived + 1) };
}

/** An identifier in quotes. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in quotes. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

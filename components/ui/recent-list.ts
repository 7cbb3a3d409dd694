import { z } from 'zod';

export const mostRecent = 12;

const kept = z.array(z.string());

/** With the newest at the front, each only once. */
export const withRecent = (recent: readonly string[], q: string): readonly string[] =>
  [q, ...recent.filter((each) => each !== q)].slice(0, mostRecent);

/** What the browser kept; nothing where it kept nothing that can be read. */
export function readRecent(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const read = kept.safeParse(JSON.parse(text));
    return read.success ? read.data.slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}

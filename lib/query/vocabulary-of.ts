import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { plainPaths } from '@/lib/json/plain-paths.ts';

const mostPaths = 400;

/** What events hold that a query can name, most frequent first. */
export interface WordsOfEvents {
  readonly initiators: readonly string[];
  readonly tenants: readonly string[];
  readonly tags: readonly string[];
  readonly dataPaths: readonly string[];
  readonly metadataPaths: readonly string[];
}

/** The words that a sample of events holds, as far as its reader may see them. */
export const wordsOfEvents = (sample: readonly EventView[]): WordsOfEvents => ({
  initiators: present(sample.map(({ initiator }) => initiator)),
  tenants: present(sample.map(({ tenant }) => tenant)),
  tags: present(sample.flatMap(({ tags }) => tags)),
  dataPaths: pathsIn(sample.map(({ data }) => data)),
  metadataPaths: pathsIn(sample.map(({ metadata }) => metadata)),
});

/** Each only once, those that occur most first. */
export function present(texts: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

function pathsIn(payloads: readonly PayloadView[]): readonly string[] {
  const paths = payloads.flatMap((payload) => {
    const parsed = payload.kind === 'json' ? parseJson(payload.text) : null;
    return parsed?.ok === true ? plainPaths(parsed.value) : [];
  });
  return present(paths).slice(0, mostPaths);
}

import type { DescriptionView } from '@/lib/api/stores.ts';
import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { plainPaths } from '@/lib/json/plain-paths.ts';
import type { Vocabulary } from '@/lib/query/complete.ts';

const mostPaths = 400;

export interface Known {
  /** Of each store that is searched. */
  readonly descriptions: readonly DescriptionView[];
  readonly events: readonly EventView[];
  /** Ids of all stores. */
  readonly services: readonly string[];
}

/** Words to offer: what the stores describe, and what a sample of their events holds. */
export function vocabularyOf({ descriptions, events: sample, services }: Known): Vocabulary {
  const dataPaths = pathsIn(sample.map(({ data }) => data));
  return {
    types: present(descriptions.flatMap(({ types }) => types.map(({ type }) => type))),
    categories: present(
      descriptions.flatMap(({ categories }) => categories.map(({ category }) => category)),
    ),
    initiators: present(sample.map(({ initiator }) => initiator)),
    tenants: present(sample.map(({ tenant }) => tenant)),
    tags: present(sample.flatMap(({ tags }) => tags)),
    services,
    dataPaths,
    metadataPaths: pathsIn(sample.map(({ metadata }) => metadata)),
    // What a state holds comes from the payloads, mostly under the same names.
    statePaths: dataPaths,
  };
}

/** Each only once, those that occur most first. */
function present(texts: readonly (string | null)[]): readonly string[] {
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

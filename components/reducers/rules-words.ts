import type { EventView } from '@/lib/api/views.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { plainPaths } from '@/lib/json/plain-paths.ts';
import type { RulesVocabulary } from '@/lib/reducers/rules-options.ts';

interface Known extends Omit<RulesVocabulary, 'pathsOf'> {
  readonly sample: readonly Pick<EventView, 'type' | 'data'>[];
}

/** Words to offer while rules are written: the types, and what a sample of their payloads holds. */
export function rulesWords({ sample, ...known }: Known): RulesVocabulary {
  const paths = new Map<string, Set<string>>();
  for (const { type, data } of sample) {
    const parsed = data.kind === 'json' ? parseJson(data.text) : null;
    if (parsed?.ok !== true) continue;
    const seen = paths.get(type) ?? new Set();
    for (const path of plainPaths(parsed.value)) seen.add(path);
    paths.set(type, seen);
  }
  return { ...known, pathsOf: (type) => [...(paths.get(type) ?? [])] };
}

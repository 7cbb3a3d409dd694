import type { JsonValue } from '@/lib/json/value.ts';
import { changeToView, type Change } from './change.ts';
import { diff } from './diff.ts';
import { jsonPatch } from './json-patch.ts';
import { pathWords } from './path-words.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { ChangeView } from '@/lib/api/views.ts';

/** What would have to change now for the state to be as it was. Nothing is written anywhere. */
export interface RevertPlan {
  /** From now to the good state: `before` stands now, `after` stood then. */
  readonly changes: readonly ChangeView[];
  /** The same, as a JSON Patch (RFC 6902) on the state of now. */
  readonly patch: string;
  /** The same, one sentence a change. */
  readonly sentences: readonly string[];
}

/** Undefined = there is no state. */
export function revertPlan(now: JsonValue | undefined, good: JsonValue | undefined): RevertPlan {
  const changes = diff(now, good);
  return {
    changes: changes.map(changeToView),
    patch: jsonPatch(changes),
    sentences: changes.map(sentenceOf),
  };
}

function sentenceOf({ kind, path, before, after }: Change): string {
  const name = path.length === 0 ? 'the whole state' : pathWords(path);
  if (kind === 'added') return `Bring back ${name}: ${text(after)}.`;
  if (kind === 'removed') return `Remove ${name}, which was not there (now ${text(before)}).`;
  return `Set ${name} back to ${text(after)} (now ${text(before)}).`;
}

const text = (value: JsonValue | undefined): string =>
  value === undefined ? '' : printJson(value);

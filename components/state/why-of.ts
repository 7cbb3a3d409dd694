import type { StateView } from '@/lib/api/streams.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';

/** How the causes of the shown event bear upon the pinned field. */
export type Why =
  /** This event made the field what it is. */
  | { readonly kind: 'asked'; readonly words: string; readonly value: string | null }
  /** Another event did. */
  | {
      readonly kind: 'elsewhere';
      readonly words: string;
      readonly value: string | null;
      readonly version: string;
    }
  /** There is nothing to ask about. */
  | { readonly kind: 'nothing'; readonly words: string; readonly value: null };

interface Asked {
  readonly path: string;
  readonly state: StateView;
  /** The whole state; undefined where there is none. */
  readonly value: JsonValue | undefined;
  readonly setBy: string | null;
}

/** A value longer than this says nothing in a heading. */
const longest = 120;

export function whyOf({ path, state, value, setBy }: Asked): Why {
  if (setBy === null) return whyGone(path, state);
  const text = shown(path, value);
  const is = text === null ? 'is as it is' : 'is';
  if (setBy === state.moment.version) return { kind: 'asked', words: is, value: text };
  return { kind: 'elsewhere', words: is, value: text, version: setBy };
}

function whyGone(path: string, { changes }: StateView): Why {
  const removed = changes.some(
    (change) => change.kind === 'removed' && (change.path === path || isAbove(change.path, path)),
  );
  return removed
    ? { kind: 'asked', words: 'was removed', value: null }
    : { kind: 'nothing', words: 'has no value here', value: null };
}

const isAbove = (outer: string, inner: string): boolean =>
  outer === '' || (inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length)));

/** Null where it is too long, or nothing. */
function shown(path: string, value: JsonValue | undefined): string | null {
  const parsed = parsePath(path);
  const found = parsed.ok && value !== undefined ? valueAt(value, parsed.path) : undefined;
  const text = found === undefined ? null : printJson(found);
  return text !== null && text.length <= longest ? text : null;
}

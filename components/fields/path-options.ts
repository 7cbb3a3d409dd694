import { showCount } from '@/components/ui/show-count.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath } from '@/lib/json/path.ts';

/** The paths a stream ever had, as the API tells them. */
export interface StreamPaths {
  readonly paths: readonly string[];
  readonly gone: readonly string[];
  readonly further: boolean;
}

export interface PathGroup {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly disabled?: boolean }[];
}

/** More than these nobody scrolls through. */
const mostShown = 200;

/** The paths that have the text in them, those of the newest state first, and what is left out. */
export function pathOptions(known: StreamPaths, text: string): readonly PathGroup[] {
  const wanted = text.trim().toLowerCase();
  const fits = (path: string): boolean => path.toLowerCase().includes(wanted);
  const [now, gone] = [known.paths.filter(fits), known.gone.filter(fits)];
  const shownGone = gone.slice(0, Math.max(0, mostShown - now.length));
  return [
    group('In the newest state', now.slice(0, mostShown)),
    group('Not there any more', shownGone),
    group('Not listed', leftOut(now.length + gone.length - mostShown, known.further)),
  ].filter(({ items }) => items.length > 0);
}

const group = (
  name: string,
  values: readonly (string | { readonly value: string; readonly disabled: boolean })[],
): PathGroup => ({
  group: name,
  items: values.map((value) => (typeof value === 'string' ? { value } : value)),
});

function leftOut(count: number, further: boolean) {
  const notes = [
    ...(count > 0 ? [`${showCount(count)} more: type a part of the path`] : []),
    ...(further ? ['The stream has more fields than are kept: write the path'] : []),
  ];
  return notes.map((value) => ({ value, disabled: true }));
}

export type ReadPath =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly message: string };

/** A path as somebody wrote it, in the form it is printed in. */
export function readPath(text: string): ReadPath {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, message: 'Write a path such as lines[#x].quantity.' };
  const parsed = parsePath(trimmed);
  return parsed.ok
    ? { ok: true, path: printPath(parsed.path) }
    : { ok: false, message: parsed.message };
}

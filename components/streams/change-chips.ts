import type { ChangeView } from '@/lib/api/views.ts';

/** A changed path in few characters, as it stands under an event. */
export interface ChangeChip {
  readonly path: string;
  readonly label: string;
  /** The change in full, for hover. */
  readonly title: string;
}

export interface ChangeChips {
  readonly chips: readonly ChangeChip[];
  /** Changes that got no chip. */
  readonly more: number;
}

const shortValue = 14;
const longTitle = 200;

/** The first `most` changes as chips; changes inside one array element or object stand together. */
export function changeChips(changes: readonly ChangeView[], most: number): ChangeChips {
  const chips = changes.slice(0, most).map((change) => ({
    path: change.path,
    label: labelOf(change),
    title: titleOf(change),
  }));
  return { chips, more: Math.max(0, changes.length - most) };
}

function labelOf(change: ChangeView): string {
  const { path, before, after } = change;
  if (path === '') return change.kind === 'removed' ? 'everything removed' : 'first state';
  if (change.kind === 'added') return `+ ${path}`;
  if (change.kind === 'removed') return `− ${path}`;
  const short = isShort(before) && isShort(after);
  return short ? `${path} ${before ?? ''} → ${after ?? ''}` : path;
}

const isShort = (text: string | null): boolean =>
  text !== null && text.length <= shortValue && !/[[{]/.test(text);

function titleOf({ path, before, after }: ChangeView): string {
  const cut = (text: string | null): string =>
    text === null ? 'not there' : text.length > longTitle ? `${text.slice(0, longTitle)}…` : text;
  return `${path === '' ? 'the whole state' : path}: ${cut(before)} → ${cut(after)}`;
}

import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath } from '@/lib/json/path.ts';

/** What changed at a path; `before` and `after` are lossless JSON text, null = not there. */
export interface TreeChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}

/** Changes and setters, ready to be looked up row by row. */
export interface TreeNotes {
  readonly changes: ReadonlyMap<string, TreeChange>;
  /** Paths that have a change somewhere below. */
  readonly touched: ReadonlySet<string>;
  /** Removed values by the path they were taken out of. */
  readonly removed: ReadonlyMap<string, readonly TreeChange[]>;
  /** Version that last set a leaf, and for a container the newest below it. */
  readonly setBy: ReadonlyMap<string, bigint>;
}

export interface NoteInput {
  readonly changes: readonly TreeChange[];
  readonly blame: readonly { readonly path: string; readonly version: string }[];
}

/** Blame of containers is worked out only while that is quick. */
const mostAncestors = 20_000;

export const noNotes: TreeNotes = {
  changes: new Map(),
  touched: new Set(),
  removed: new Map(),
  setBy: new Map(),
};

export function treeNotes(input: NoteInput): TreeNotes {
  const changes = new Map<string, TreeChange>();
  const touched = new Set<string>();
  const removed = new Map<string, TreeChange[]>();
  for (const change of input.changes) {
    changes.set(change.path, change);
    const above = ancestorsOf(change.path);
    for (const path of above) touched.add(path);
    if (change.kind === 'removed') push(removed, above.at(-1) ?? '', change);
  }
  return { changes, touched, removed, setBy: settersOf(input.blame) };
}

function push(lists: Map<string, TreeChange[]>, path: string, change: TreeChange): void {
  const list = lists.get(path);
  if (list === undefined) lists.set(path, [change]);
  else list.push(change);
}

function settersOf(blame: NoteInput['blame']): ReadonlyMap<string, bigint> {
  const setBy = new Map<string, bigint>();
  for (const { path, version } of blame) setBy.set(path, BigInt(version));
  if (blame.length > mostAncestors) return setBy;
  for (const { path, version } of blame) {
    const number = BigInt(version);
    for (const above of ancestorsOf(path)) {
      const newest = setBy.get(above);
      if (newest === undefined || newest < number) setBy.set(above, number);
    }
  }
  return setBy;
}

/** Paths above a path, the whole value (``) first; none for the whole value or a damaged path. */
export function ancestorsOf(path: string): readonly string[] {
  const parsed = parsePath(path);
  if (!parsed.ok) return [];
  return parsed.path.map((_, depth) => printPath(parsed.path.slice(0, depth)));
}

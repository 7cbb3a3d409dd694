import { elementKey } from '@/lib/json/element-key.ts';
import { isArray, isObject, isScalar } from '@/lib/json/kinds.ts';
import { idOf, printPath, type Path, type PathStep } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import type { TreeChange, TreeNotes } from './json-tree-notes.ts';

/** One line of a JSON tree. */
export interface TreeRow {
  readonly key: string;
  readonly kind: 'leaf' | 'inline' | 'open' | 'closed' | 'close' | 'group' | 'removed' | 'shadowed';
  readonly depth: number;
  /** Key, `#id` of an element, or its index; null for the whole value. */
  readonly label: string | null;
  /** With ids of elements where they have one; what a link or a pin names. */
  readonly path: string;
  /** With indexes only, as blame names it. */
  readonly place: string;
  readonly value: JsonValue | undefined;
  readonly change: TreeChange | null;
  readonly setBy: bigint | null;
  /** Items in a container or group. */
  readonly size: number;
  /** Bracket of a container. */
  readonly bracket: '{' | '[' | '}' | ']' | null;
}

export interface TreeOptions {
  readonly notes: TreeNotes;
  /** What the reader opened (true) and closed (false), by row key. */
  readonly toggled: ReadonlyMap<string, boolean>;
  /** Open everything small, or only the top. */
  readonly expand: 'all' | 'some' | 'top';
}

/** Children of a larger container come in groups of this many, so that opening one stays quick. */
export const groupSize = 1000;
/** Rows opened without being asked. */
const openBudget = 600;
const inlineItems = 4;
const inlineLength = 72;

interface Spot {
  readonly value: JsonValue;
  readonly label: string | null;
  readonly path: Path;
  readonly place: Path;
  readonly depth: number;
}

/** The visible lines of a value. Work grows with what is open, not with the size of the value. */
export function treeRows(value: JsonValue, options: TreeOptions): readonly TreeRow[] {
  const walk = new Walk(options);
  walk.visit({ value, label: null, path: [], place: [], depth: 0 });
  return walk.rows;
}

class Walk {
  readonly rows: TreeRow[] = [];
  readonly #options: TreeOptions;

  constructor(options: TreeOptions) {
    this.#options = options;
  }

  visit(spot: Spot): void {
    const { value } = spot;
    const path = printPath(spot.path);
    if (isScalar(value)) this.rows.push(this.#row(spot, 'leaf', path));
    else if (isInline(value) && !this.#options.notes.touched.has(path)) {
      this.rows.push(this.#row(spot, 'inline', path));
    } else this.#container(spot, value, path);
  }

  #container(spot: Spot, value: JsonObject | readonly JsonValue[], path: string): void {
    const open = this.#isOpen(spot, path);
    this.rows.push(this.#row(spot, open ? 'open' : 'closed', path));
    if (!open) return;
    const size = sizeOf(value);
    if (size > groupSize) this.#groups(spot, value, size);
    else this.#children(spot, value, { from: 0, to: size });
    this.#removed(spot, path);
    const close = this.#row({ ...spot, label: null }, 'close', path);
    this.rows.push({ ...close, bracket: isArray(value) ? ']' : '}' });
  }

  #isOpen(spot: Spot, path: string): boolean {
    const asked = this.#options.toggled.get(rowKey(spot));
    if (asked !== undefined) return asked;
    if (spot.depth === 0 || this.#options.notes.touched.has(path)) return true;
    if (this.#options.expand === 'top') return false;
    if (this.rows.length + sizeOf(spot.value) > openBudget) return false;
    return this.#options.expand === 'all' || spot.depth < 4;
  }

  #groups(spot: Spot, value: JsonObject | readonly JsonValue[], size: number): void {
    for (let from = 0; from < size; from += groupSize) {
      const to = Math.min(size, from + groupSize);
      const key = `${rowKey(spot)}…${from}`;
      const open = this.#options.toggled.get(key) ?? false;
      const row = this.#row({ ...spot, depth: spot.depth + 1 }, 'group', printPath(spot.path));
      const label = `${from.toLocaleString('en')} … ${(to - 1).toLocaleString('en')}`;
      this.rows.push({ ...row, key, label, size: to - from, bracket: null, change: null });
      if (open) this.#children({ ...spot, depth: spot.depth + 1 }, value, { from, to });
    }
  }

  #children(
    spot: Spot,
    value: JsonObject | readonly JsonValue[],
    range: { readonly from: number; readonly to: number },
  ): void {
    if (isObject(value)) this.#entries(spot, value, range);
    else this.#elements(spot, value, range);
  }

  #entries(spot: Spot, object: JsonObject, range: { readonly from: number; readonly to: number }) {
    let index = 0;
    for (const [key, value] of object.entries) {
      if (index >= range.to) return;
      if (index >= range.from) {
        const child = childOf(spot, { value, label: key, step: key, index: key });
        this.#shadowed(child, object, key);
        this.visit(child);
      }
      index += 1;
    }
  }

  #shadowed(child: Spot, object: JsonObject, key: string): void {
    object.shadowed.forEach(([name, value], index) => {
      if (name !== key) return;
      const row = this.#row({ ...child, value }, 'shadowed', printPath(child.path));
      this.rows.push({ ...row, key: `${row.key}~${index}`, change: null, setBy: null });
    });
  }

  #elements(
    spot: Spot,
    items: readonly JsonValue[],
    range: { readonly from: number; readonly to: number },
  ): void {
    const by = items.length > groupSize ? null : elementKey(items, items);
    for (let index = range.from; index < range.to; index += 1) {
      const value = items[index];
      if (value === undefined) continue;
      const id = by !== null && isObject(value) ? idOf(value, by) : null;
      const step: PathStep = by === null || id === null ? index : { by, id };
      const label = id === null ? String(index) : `#${id}`;
      this.visit(childOf(spot, { value, label, step, index }));
    }
  }

  #removed(spot: Spot, path: string): void {
    for (const change of this.#options.notes.removed.get(path) ?? []) {
      this.rows.push({
        key: `-${change.path}`,
        kind: 'removed',
        depth: spot.depth + 1,
        label: lastStep(change.path, path),
        path: change.path,
        place: change.path,
        value: undefined,
        change,
        setBy: null,
        size: 0,
        bracket: null,
      });
    }
  }

  #row(spot: Spot, kind: TreeRow['kind'], path: string): TreeRow {
    const place = printPath(spot.place);
    const { notes } = this.#options;
    const told = kind === 'close' ? null : (notes.changes.get(path) ?? notes.changes.get(place));
    return {
      key: kind === 'close' ? `/${rowKey(spot)}` : rowKey(spot),
      kind,
      depth: spot.depth,
      label: spot.label,
      path,
      place,
      value: spot.value,
      change: told ?? null,
      setBy: kind === 'close' || kind === 'open' ? null : (notes.setBy.get(place) ?? null),
      size: sizeOf(spot.value),
      bracket: bracketOf(spot.value),
    };
  }
}

const rowKey = (spot: Spot): string => `=${printPath(spot.place)}`;

function childOf(
  spot: Spot,
  child: {
    readonly value: JsonValue;
    readonly label: string;
    readonly step: PathStep;
    readonly index: string | number;
  },
): Spot {
  return {
    value: child.value,
    label: child.label,
    path: [...spot.path, child.step],
    place: [...spot.place, child.index],
    depth: spot.depth + 1,
  };
}

function bracketOf(value: JsonValue): '{' | '[' | null {
  if (isObject(value)) return '{';
  return isArray(value) ? '[' : null;
}

export function sizeOf(value: JsonValue): number {
  if (isObject(value)) return value.entries.size;
  return isArray(value) ? value.length : 0;
}

/** A handful of scalars reads better on one line. */
function isInline(value: JsonObject | readonly JsonValue[]): boolean {
  if (sizeOf(value) > inlineItems || (isObject(value) && value.shadowed.length > 0)) return false;
  const items = isObject(value) ? [...value.entries.values()] : value;
  if (!items.every((item) => isScalar(item))) return false;
  const short = items.every((item) => typeof item !== 'string' || item.length <= inlineLength);
  return short && printJson(value).length <= inlineLength;
}

function lastStep(path: string, parent: string): string {
  const rest = path.startsWith(parent) ? path.slice(parent.length) : path;
  const plain = rest.replace(/^\./, '');
  const bracketed = /^\[\w*(#?)"?(.*?)"?\]$/.exec(plain);
  return bracketed === null ? plain : `${bracketed[1] ?? ''}${bracketed[2] ?? ''}`;
}

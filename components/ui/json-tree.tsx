'use client';

import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { JsonValue } from '@/lib/json/value.ts';
import { JsonTreeList } from './json-tree-list.tsx';
import type { TreeAction } from './json-tree-menu.tsx';
import { noNotes, type TreeNotes } from './json-tree-notes.ts';
import { JsonTreeRow } from './json-tree-row.tsx';
import { treeRows, type TreeOptions, type TreeRow } from './json-tree-rows.ts';
import classes from './json-tree.module.css';

export interface JsonTreeProps {
  readonly value: JsonValue;
  /** What it is a tree of, for a screen reader. */
  readonly label: string;
  readonly notes?: TreeNotes;
  readonly expand?: TreeOptions['expand'];
  /** What stands at the end of a row, such as who set the value. */
  readonly aside?: (row: TreeRow) => ReactNode;
  /** Told of the row under the pointer or with the focus. */
  readonly onNear?: (row: TreeRow) => void;
  /** What can be done with a row; no menu where there is nothing. */
  readonly actions?: (row: TreeRow) => readonly TreeAction[];
  /** Path that is marked as pinned. */
  readonly pinned?: string | null;
}

/** A JSON value of any size as an outline; each row is reached with the arrow keys. */
export function JsonTree(props: JsonTreeProps) {
  const { value, notes = noNotes, expand = 'some' } = props;
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [menu, setMenu] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => treeRows(value, { notes, toggled, expand }),
    [value, notes, toggled, expand],
  );
  const toggle = useCallback((row: TreeRow) => {
    setToggled((now) => new Map(now).set(row.key, row.kind === 'closed' || !isOpen(row, now)));
  }, []);
  const draw = (row: TreeRow): ReactNode => (
    <JsonTreeRow
      row={row}
      aside={props.aside?.(row) ?? null}
      actions={props.actions ?? null}
      onNear={props.onNear}
      pinned={props.pinned !== undefined && props.pinned === row.path && row.kind !== 'close'}
      menuOpen={menu === row.key}
      onToggle={toggle}
      onMenu={setMenu}
    />
  );
  return (
    <div
      ref={list}
      className={classes.tree}
      role="group"
      aria-label={props.label}
      onKeyDown={moveFocus}
    >
      <JsonTreeList rows={rows} draw={draw} />
    </div>
  );
}

const isOpen = (row: TreeRow, toggled: ReadonlyMap<string, boolean>): boolean =>
  row.kind === 'open' || (row.kind === 'group' && (toggled.get(row.key) ?? false));

/** Up and down go from row to row; everything else stays with the page. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const keys = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-key]')];
  const active = keys.findIndex((key) => key === document.activeElement);
  if (active === -1) return;
  const next = keys[active + (event.key === 'ArrowDown' ? 1 : -1)];
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
}

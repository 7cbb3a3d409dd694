'use client';

import { memo, type ReactNode } from 'react';
import { JsonTreeChange } from './json-tree-change.tsx';
import { JsonTreeKey, shownPath } from './json-tree-key.tsx';
import { JsonTreeMenu, type TreeAction } from './json-tree-menu.tsx';
import type { TreeRow } from './json-tree-rows.ts';
import { JsonTreeValue } from './json-tree-value.tsx';
import classes from './json-tree.module.css';

interface JsonTreeRowProps {
  readonly row: TreeRow;
  readonly aside: ReactNode;
  readonly actions: ((row: TreeRow) => readonly TreeAction[]) | null;
  readonly pinned: boolean;
  readonly menuOpen: boolean;
  readonly onNear?: ((row: TreeRow) => void) | undefined;
  readonly onToggle: (row: TreeRow) => void;
  readonly onMenu: (key: string | null) => void;
}

export const JsonTreeRow = memo(function JsonTreeRow(props: JsonTreeRowProps) {
  const { row, pinned, onNear } = props;
  if (row.kind === 'close') {
    return (
      <div className={classes.row} style={indent(row)}>
        <span className={classes.punctuation}>{row.bracket}</span>
      </div>
    );
  }
  return (
    <div
      className={classes.row}
      style={indent(row)}
      data-change={row.change?.kind ?? (row.kind === 'removed' ? 'removed' : undefined)}
      data-pinned={pinned || undefined}
      onPointerEnter={() => onNear?.(row)}
      onFocus={() => onNear?.(row)}
    >
      <div className={classes.line}>
        <RowKey {...props} />
        <span className={classes.value}>
          <RowValue row={row} />
        </span>
      </div>
      {props.aside === null ? null : <div className={classes.aside}>{props.aside}</div>}
    </div>
  );
});

const indent = (row: TreeRow): React.CSSProperties => ({ paddingLeft: 14 + row.depth * 15 });

function RowKey(props: JsonTreeRowProps) {
  const { row, actions } = props;
  const foldable = row.kind === 'open' || row.kind === 'closed' || row.kind === 'group';
  return (
    <>
      {foldable ? (
        <button
          type="button"
          className={classes.twist}
          data-tree-key=""
          aria-expanded={row.kind === 'open'}
          aria-label={`${row.kind === 'open' ? 'Close' : 'Open'} ${shownPath(row.label ?? 'everything')}`}
          onClick={() => {
            props.onToggle(row);
          }}
        >
          <span aria-hidden="true">▸</span>
        </button>
      ) : null}
      {row.label === null ? null : (
        <JsonTreeMenu
          row={row}
          actions={row.kind === 'group' ? null : actions}
          open={props.menuOpen}
          onOpen={props.onMenu}
        >
          <JsonTreeKey label={row.label} />
        </JsonTreeMenu>
      )}
      {row.label === null ? null : <span className={classes.punctuation}>: </span>}
    </>
  );
}

function RowValue({ row }: { readonly row: TreeRow }) {
  if (row.kind === 'open') {
    return (
      <>
        <span className={classes.punctuation}>{row.bracket}</span>
        {row.bracket === '[' ? <span className={classes.count}> {itemWords(row)}</span> : null}
      </>
    );
  }
  if (row.kind === 'closed') {
    return (
      <>
        <span className={classes.punctuation}>{row.bracket}</span>
        <span className={classes.count}> {itemWords(row)} </span>
        <span className={classes.punctuation}>{row.bracket === '{' ? '}' : ']'}</span>
      </>
    );
  }
  if (row.kind === 'group') return <span className={classes.count}>{itemWords(row)}</span>;
  if (row.change !== null) return <JsonTreeChange change={row.change} value={row.value} />;
  if (row.value === undefined) return null;
  return (
    <>
      <JsonTreeValue value={row.value} />
      {row.kind === 'shadowed' ? (
        <span className={classes.hint}>repeated key · earlier value</span>
      ) : null}
    </>
  );
}

function itemWords(row: TreeRow): string {
  const noun = row.bracket === '{' ? ['key', 'keys'] : ['item', 'items'];
  return `${row.size.toLocaleString('en')} ${row.size === 1 ? (noun[0] ?? '') : (noun[1] ?? '')}`;
}

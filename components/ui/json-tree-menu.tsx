'use client';

import { Menu } from '@mantine/core';
import { Link } from './link.tsx';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { shownPath } from './json-tree-key.tsx';
import type { TreeRow } from './json-tree-rows.ts';
import classes from './json-tree.module.css';

/** Something to do with a row: a step of its own or a link. */
export type TreeAction =
  | { readonly label: string; readonly icon: ReactNode; readonly run: () => void }
  | { readonly label: string; readonly icon: ReactNode; readonly href: string };

interface JsonTreeMenuProps {
  readonly row: TreeRow;
  readonly actions: ((row: TreeRow) => readonly TreeAction[]) | null;
  readonly open: boolean;
  readonly onOpen: (key: string | null) => void;
  /** The key of the row. */
  readonly children: ReactNode;
}

/** The element that the focus comes back to when what was open has closed and taken it along. */
function useFocusAfter(open: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body)
      button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return button;
}

/** The key of a row, and what can be done with its value. */
export function JsonTreeMenu({ row, actions, open, onOpen, children }: JsonTreeMenuProps) {
  const key = useFocusAfter(open);
  if (actions === null) return <span className={classes.key}>{children}</span>;
  const button = (
    <button
      ref={key}
      type="button"
      className={classes.key}
      data-tree-key=""
      aria-haspopup="menu"
      aria-expanded={open}
      title={shownPath(row.path)}
      onClick={() => {
        onOpen(open ? null : row.key);
      }}
    >
      {children}
    </button>
  );
  if (!open) return button;
  return (
    <Menu
      opened
      onClose={() => {
        onOpen(null);
      }}
      position="bottom-start"
      withinPortal
      shadow="sm"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{shownPath(row.path)}</Menu.Label>
        {actions(row).map((action) =>
          'href' in action ? (
            <Menu.Item
              key={action.label}
              leftSection={action.icon}
              component={Link}
              href={action.href}
            >
              {action.label}
            </Menu.Item>
          ) : (
            <Menu.Item key={action.label} leftSection={action.icon} onClick={action.run}>
              {action.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

'use client';

import {
  IconCopy,
  IconHistory,
  IconPin,
  IconPinnedOff,
  IconRoute,
  IconSearch,
} from '@tabler/icons-react';
import { useCallback } from 'react';
import type { TreeAction } from '@/components/ui/json-tree-menu.tsx';
import type { TreeNotes } from '@/components/ui/json-tree-notes.ts';
import type { TreeRow } from '@/components/ui/json-tree-rows.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { valueQuery } from '@/lib/query/value-query.ts';
import { fieldPage, searchPage } from '@/lib/urls/pages.ts';
import type { StreamRef } from './queries.ts';

interface TreeActionsInput {
  readonly streamRef: StreamRef;
  /** What folds the stream; null: the active one. */
  readonly reducer: string | null;
  /** Who set what, also of what contains others. */
  readonly notes: TreeNotes;
  readonly pinned: string | null;
  readonly onPin: (path: string | null) => void;
  /** Version of the state that is shown. */
  readonly version: string | null;
  readonly onWhy: (path: string, version: string) => void;
}

/** What can be asked of a row of the state. */
export function useTreeActions({
  streamRef,
  reducer,
  notes,
  version,
  pinned,
  onPin,
  onWhy,
}: TreeActionsInput) {
  const { store, stream } = streamRef;
  return useCallback(
    (row: TreeRow): readonly TreeAction[] => {
      const isPinned = pinned === row.path;
      const setBy = row.kind === 'removed' ? version : (notes.setBy.get(row.place) ?? null);
      const query = queryFor(row);
      return [
        {
          label: isPinned ? 'Unpin this field' : 'Pin this field',
          icon: isPinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />,
          run: () => {
            onPin(isPinned ? null : row.path);
          },
        },
        {
          label: 'History of this field',
          icon: <IconHistory size={15} />,
          href: fieldPage(store, stream, { path: row.path, reducer }),
        },
        ...whyAction(row, setBy, onWhy),
        ...(query === null
          ? []
          : [
              {
                label: 'Find streams with this value',
                icon: <IconSearch size={15} />,
                href: searchPage(store, { q: query }),
              },
            ]),
        ...copies(row),
      ];
    },
    [store, stream, reducer, notes, version, pinned, onPin, onWhy],
  );
}

function whyAction(
  row: TreeRow,
  setBy: bigint | string | null,
  onWhy: TreeActionsInput['onWhy'],
): readonly TreeAction[] {
  if (setBy === null) return [];
  const version = String(setBy);
  return [
    {
      label: row.kind === 'removed' ? 'Why was it removed?' : `Why this value? Since v${version}`,
      icon: <IconRoute size={15} />,
      run: () => {
        onWhy(row.path, version);
      },
    },
  ];
}

/** Null where no query can name the value. */
function queryFor(row: TreeRow): string | null {
  const parsed = parsePath(row.path);
  if (!parsed.ok || row.value === undefined || row.kind === 'shadowed') return null;
  return valueQuery(parsed.path, row.value);
}

function copies(row: TreeRow): readonly TreeAction[] {
  const value = (): string =>
    row.value === undefined ? (row.change?.before ?? '') : printJson(row.value);
  return [
    {
      label: 'Copy value',
      icon: <IconCopy size={15} />,
      run: () => {
        copy(value());
      },
    },
    {
      label: 'Copy path',
      icon: <IconCopy size={15} />,
      run: () => {
        copy(row.path);
      },
    },
  ];
}

function copy(text: string): void {
  void navigator.clipboard.writeText(text);
}

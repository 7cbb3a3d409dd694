'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { JsonTree } from '@/components/ui/json-tree.tsx';
import { treeNotes } from '@/components/ui/json-tree-notes.ts';
import type { TreeRow } from '@/components/ui/json-tree-rows.ts';
import { Empty } from '@/components/ui/read-states.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import { settersByVersion } from './leaf-blame.ts';
import { LeafBlameButton } from './leaf-blame-button.tsx';
import type { StreamRef } from './queries.ts';
import { useParsed } from './use-parsed.ts';
import { useTreeActions } from './use-tree-actions.tsx';
import classes from './state.module.css';

/** A pointer on its way across the rows asks for nothing. */
const restMilliseconds = 150;

export interface StateTreeProps {
  readonly streamRef: StreamRef;
  /** What folds the stream; null: the active one. */
  readonly reducer: string | null;
  readonly state: StateView;
  /** Marked in the tree: of this event, or against the moment compared with. */
  readonly changes: readonly ChangeView[];
  readonly pinned: string | null;
  readonly onPin: (path: string | null) => void;
  readonly onGo: (version: string) => void;
  readonly onWhy: (path: string, version: string) => void;
}

/** The state as an outline; each leaf says who set it and what can be asked of it. */
export function StateTree(props: StateTreeProps) {
  const { streamRef, state, changes, pinned, onGo } = props;
  const [near, setNear] = useState<string | null>(null);
  const [asked] = useDebouncedValue(near, restMilliseconds);
  const parsed = useParsed(state.state);
  const notes = useMemo(() => treeNotes({ changes, blame: state.blame }), [changes, state.blame]);
  const setters = useMemo(() => settersByVersion(state), [state]);
  const actions = useTreeActions({ ...props, notes, version: state.moment.version });
  const aside = useCallback(
    (row: TreeRow) => {
      if (row.setBy === null) return null;
      const version = String(row.setBy);
      return (
        <LeafBlameButton
          streamRef={streamRef}
          state={state}
          setter={setters.get(version)}
          version={version}
          near={version === asked}
          onGo={onGo}
        />
      );
    },
    [streamRef, state, setters, asked, onGo],
  );
  if (parsed === null) {
    return (
      <Empty title="No state yet">
        The stream has no event at this moment that begins a state.
      </Empty>
    );
  }
  if (!parsed.ok) return <pre className={classes.raw}>{state.state}</pre>;
  return (
    <JsonTree
      value={parsed.value}
      label="State"
      notes={notes}
      pinned={pinned}
      aside={aside}
      onNear={(row) => {
        setNear(row.setBy === null ? null : String(row.setBy));
      }}
      actions={actions}
    />
  );
}

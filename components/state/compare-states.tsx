'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { JsonTree } from '@/components/ui/json-tree.tsx';
import { treeNotes } from '@/components/ui/json-tree-notes.ts';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import { ChangesList } from './changes-list.tsx';
import { diffQuery, type StreamRef } from './queries.ts';
import { useParsed } from './use-parsed.ts';
import classes from './state.module.css';

interface CompareStatesProps {
  readonly streamRef: StreamRef;
  readonly at: string;
  readonly against: string;
  readonly onPin: (path: string) => void;
  readonly onAgainst: (against: string | null) => void;
}

/** Two moments of a stream: what differs, or both whole beside each other. */
export function CompareStates({ streamRef, at, against, onPin, onAgainst }: CompareStatesProps) {
  const [view, setView] = useState<'changes' | 'sides'>('changes');
  const diff = useQuery(diffQuery(streamRef, at, against));
  if (diff.isPending) return <Loading what="both states" rows={6} />;
  if (diff.isError) {
    return (
      <Failed
        what="both states"
        error={diff.error}
        onRetry={() => {
          void diff.refetch();
        }}
      />
    );
  }
  const { before, after, changes } = diff.data;
  return (
    <>
      <div className={classes.compareBar}>
        <span>
          <strong>{momentWords(before)}</strong> → <strong>{momentWords(after)}</strong>
        </span>
        <span className={classes.segments} role="group" aria-label="How to compare">
          {(['changes', 'sides'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={view === name}
              onClick={() => {
                setView(name);
              }}
            >
              {name === 'changes' ? 'changes only' : 'side by side'}
            </button>
          ))}
        </span>
        <button
          type="button"
          className={classes.plain}
          onClick={() => {
            onAgainst(null);
          }}
        >
          stop comparing
        </button>
      </div>
      {view === 'changes' ? (
        <ChangesList changes={changes} against={momentWords(before)} onPin={onPin} />
      ) : (
        <div className={classes.sides}>
          <Whole state={before} changes={changes} side="before" />
          <Whole state={after} changes={changes} side="after" />
        </div>
      )}
    </>
  );
}

export const momentWords = ({ moment }: Pick<StateView, 'moment'>): string =>
  moment.version === null ? 'before the first event' : `v${moment.version}`;

interface WholeProps {
  readonly state: StateView;
  readonly changes: readonly ChangeView[];
  readonly side: 'before' | 'after';
}

/** On the side of before, what was added is not there yet: only its own part is marked. */
function Whole({ state, changes, side }: WholeProps) {
  const parsed = useParsed(state.state);
  const notes = useMemo(
    () => treeNotes({ blame: [], changes: changes.flatMap((change) => seenFrom(change, side)) }),
    [changes, side],
  );
  return (
    <section className={classes.side} data-side={side} aria-label={momentWords(state)}>
      <h3>{momentWords(state)}</h3>
      {parsed?.ok === true ? (
        <JsonTree value={parsed.value} label={momentWords(state)} notes={notes} />
      ) : (
        <p className={classes.note}>No state at this moment.</p>
      )}
    </section>
  );
}

function seenFrom(change: ChangeView, side: 'before' | 'after'): readonly ChangeView[] {
  if (side === 'before') {
    return change.kind === 'added' ? [] : [{ ...change, kind: 'changed', before: null }];
  }
  return change.kind === 'removed' ? [] : [{ ...change, kind: 'changed', before: null }];
}

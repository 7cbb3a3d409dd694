'use client';

import { CopyButton } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { JsonTree } from '@/components/ui/json-tree.tsx';
import { treeNotes } from '@/components/ui/json-tree-notes.ts';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import type { readDiff } from '@/lib/api/time-travel.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import { madeBy } from '@/lib/fold/fidelity-words.ts';
import { ChangesList } from './changes-list.tsx';
import { diffQuery, type Reducers, type StreamRef } from './queries.ts';
import { ReducerChoice } from './reducer-choice.tsx';
import { TrustOfTwo } from './trust-of-two.tsx';
import { useParsed } from './use-parsed.ts';
import classes from './state.module.css';
import own from './compare.module.css';

interface CompareStatesProps {
  readonly streamRef: StreamRef;
  readonly at: string;
  /** Null: the same moment under another reducer. */
  readonly against: string | null;
  readonly reducers: Reducers;
  readonly onPin: (path: string) => void;
  readonly onReducers: (reducers: Partial<Reducers>) => void;
  readonly onStop: () => void;
}

/** Two moments of a stream: what differs, or both whole beside each other. */
export function CompareStates(props: CompareStatesProps) {
  const { streamRef, at, against, reducers, onPin, onReducers, onStop } = props;
  return (
    <ComparedStates query={useQuery(diffQuery(streamRef, { at, against }, reducers))} onPin={onPin}>
      <ReducerChoice streamRef={streamRef} reducers={reducers} onReducers={onReducers} />
      <button type="button" className={classes.plain} onClick={onStop}>
        stop comparing
      </button>
    </ComparedStates>
  );
}

type Diff = z.infer<typeof readDiff.response>;

interface ComparedStatesProps {
  readonly query: UseQueryResult<Diff>;
  /** Absent where there is no one stream to pin a field of. */
  readonly onPin?: (path: string) => void;
  /** What the two sides are, where that is not two versions of a stream. */
  readonly names?: readonly [before: string, after: string];
  readonly children?: ReactNode;
}

/** Two states: what differs, or both whole beside each other. */
export function ComparedStates({ query: diff, onPin, names, children }: ComparedStatesProps) {
  const [view, setView] = useState<'changes' | 'sides'>('changes');
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
  const { before, after, changes, patch } = diff.data;
  const [left, right] = names ?? sideNames(before, after);
  return (
    <>
      <div className={own.compareBar}>
        <span>
          <strong>
            <SafeText>{left}</SafeText>
          </strong>{' '}
          →{' '}
          <strong>
            <SafeText>{right}</SafeText>
          </strong>
        </span>
        <TrustOfTwo
          before={{ name: left, fidelity: before.fidelity }}
          after={{ name: right, fidelity: after.fidelity }}
        />
        <ViewChoice view={view} onView={setView} />
        <CopyButton value={patch}>
          {({ copied, copy }) => (
            <button type="button" className={classes.plain} onClick={copy}>
              {copied ? 'copied' : 'copy as JSON Patch'}
            </button>
          )}
        </CopyButton>
        {children}
      </div>
      {view === 'changes' ? (
        <ChangesList changes={changes} against={left} {...(onPin === undefined ? {} : { onPin })} />
      ) : (
        <div className={own.sides}>
          <Whole state={before} name={left} changes={changes} side="before" />
          <Whole state={after} name={right} changes={changes} side="after" />
        </div>
      )}
    </>
  );
}

/** One moment under two reducers is told apart by what folded it. */
function sideNames(before: StateView, after: StateView): readonly [string, string] {
  const [left, right] = [before, after].map(momentWords);
  const [by, byOther] = [before, after].map(({ fidelity }) => madeBy(fidelity).label);
  if (by === byOther) return [left ?? '', right ?? ''];
  return [`${left ?? ''} by ${by ?? ''}`, `${right ?? ''} by ${byOther ?? ''}`];
}

interface ViewChoiceProps {
  readonly view: 'changes' | 'sides';
  readonly onView: (view: 'changes' | 'sides') => void;
}

const ViewChoice = ({ view, onView }: ViewChoiceProps) => (
  <span className={own.segments} role="group" aria-label="How to compare">
    {(['changes', 'sides'] as const).map((name) => (
      <button
        key={name}
        type="button"
        aria-pressed={view === name}
        onClick={() => {
          onView(name);
        }}
      >
        {name === 'changes' ? 'changes only' : 'side by side'}
      </button>
    ))}
  </span>
);

export const momentWords = ({ moment }: Pick<StateView, 'moment'>): string =>
  moment.version === null ? 'before the first event' : `v${moment.version}`;

interface WholeProps {
  readonly state: StateView;
  readonly name: string;
  readonly changes: readonly ChangeView[];
  readonly side: 'before' | 'after';
}

/** On the side of before, what was added is not there yet: only its own part is marked. */
function Whole({ state, name, changes, side }: WholeProps) {
  const parsed = useParsed(state.state);
  const notes = useMemo(
    () => treeNotes({ blame: [], changes: changes.flatMap((change) => seenFrom(change, side)) }),
    [changes, side],
  );
  return (
    <section className={own.side} data-side={side} aria-label={name}>
      <h3>
        <SafeText>{name}</SafeText>
      </h3>
      {parsed?.ok === true ? (
        <JsonTree value={parsed.value} label={name} notes={notes} />
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

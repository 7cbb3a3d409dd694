'use client';

import { useInitiator } from '@/components/ui/use-initiator.ts';
import type { StateView } from '@/lib/api/streams.ts';
import { leafBlame } from './leaf-blame.ts';
import type { StreamRef } from './queries.ts';
import classes from './state.module.css';

interface LeafBlameButtonProps {
  readonly streamRef: StreamRef;
  readonly state: StateView;
  readonly setter: StateView['setters'][number] | undefined;
  readonly version: string;
  /** True while the reader is at a row that this version has set. */
  readonly near: boolean;
  readonly onGo: (version: string) => void;
}

/** When a leaf was set and by whom; leads to that version. */
export function LeafBlameButton(props: LeafBlameButtonProps) {
  const { state, setter, version, near, onGo } = props;
  const known = setter?.initiator ?? { kind: 'not-read' };
  const who = useInitiator({ ...props.streamRef, version, known, asked: near });
  const blame = leafBlame(version, { state, setter, who });
  return (
    <button
      type="button"
      className={classes.blame}
      data-here={blame.here || undefined}
      title={blame.title}
      tabIndex={-1}
      onClick={() => {
        onGo(version);
      }}
    >
      {blame.words}
    </button>
  );
}

'use client';

import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { driftWord } from '@/lib/fold/drift-words.ts';
import type { DriftState } from './use-drift.ts';
import classes from './stream.module.css';

interface DriftTagProps {
  readonly state: DriftState;
  /** Shows the places that differ. */
  readonly onOpen: () => void;
}

/** Whether the store's own snapshot says the same; where it does not, the way to the differences. */
export function DriftTag({ state, onOpen }: DriftTagProps) {
  if (state === null) return null;
  if (state.kind === 'reading') return <Tag tone="grey">reading the snapshot …</Tag>;
  if (state.kind === 'failed') {
    return (
      <ExplainedTags
        words={[{ label: 'snapshot not read', tone: 'amber', meaning: state.message }]}
      />
    );
  }
  const word = driftWord(state.drift);
  if (word === null) return null;
  if (state.drift.verdict !== 'disagrees') return <ExplainedTags words={[word]} />;
  return (
    <button type="button" className={classes.tagButton} aria-haspopup="dialog" onClick={onOpen}>
      <Tag tone={word.tone}>{word.label}</Tag>
      <span className={classes.spoken}> · show where</span>
    </button>
  );
}

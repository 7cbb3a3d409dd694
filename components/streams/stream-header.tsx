'use client';

import type { ReactNode } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import type { StateView, StreamView } from '@/lib/api/streams.ts';
import { stateWords } from '@/lib/fold/fidelity-words.ts';
import { Day } from './day.tsx';
import classes from './stream.module.css';

interface StreamHeaderProps {
  readonly summary: StreamView;
  readonly firstRecordedAt: string | null;
  readonly state: StateView | undefined;
  /** The reader stopped the fold before this moment. */
  readonly stopped?: boolean;
  /** What the state calls its entity. */
  readonly name: string | null;
  /** What the store's own snapshot says of the state. */
  readonly drift: ReactNode;
  readonly actions: ReactNode;
}

/** Which stream it is, how long, and how far its state can be trusted. */
export function StreamHeader({
  summary,
  firstRecordedAt,
  state,
  stopped = false,
  name,
  drift,
  actions,
}: StreamHeaderProps) {
  const { firstVersion, lastVersion, events, lastRecordedAt } = summary;
  return (
    <header className={classes.header}>
      <CategoryDot category={summary.category} />
      <h1 className={classes.id}>
        <ShortId id={summary.streamId} most={40} />
      </h1>
      {name === null ? null : (
        <span className={classes.name}>
          <SafeText>{name}</SafeText>
        </span>
      )}
      {events === null ? null : <Fact>{countWords(events)}</Fact>}
      {firstVersion === null || lastVersion === null ? null : (
        <Fact>
          v{firstVersion} – v{lastVersion}
        </Fact>
      )}
      {firstRecordedAt === null || lastRecordedAt === null ? null : (
        <Fact>
          <Day at={firstRecordedAt} /> → <Day at={lastRecordedAt} />
        </Fact>
      )}
      <span className={classes.trust}>
        {state === undefined ? (
          <Tag tone="grey">{stopped ? 'fold stopped' : 'reading the state …'}</Tag>
        ) : (
          <ExplainedTags words={stateWords(state)} />
        )}
        {drift}
        {actions}
      </span>
    </header>
  );
}

function Fact({ children }: { readonly children: ReactNode }) {
  return <span className={classes.fact}>{children}</span>;
}

export function countWords(events: string): string {
  return `${BigInt(events).toLocaleString('en')} ${events === '1' ? 'event' : 'events'}`;
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { readCauses, readEffects } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';
import { aroundEvent, rootOf } from '@/lib/causes/around-event.ts';
import { causalRows } from '@/lib/causes/causal-tree.ts';
import { CausalList } from './causal-list.tsx';
import { causeNotes, effectNotes } from './causal-notes.ts';
import classes from './causal.module.css';

export interface CausesListProps {
  readonly store: string;
  readonly event: EventView;
  /** What an event says, in a line. */
  readonly summaryOf?: (event: EventView) => ReactNode;
}

/** What led to the event back to the root, the event, and the tree of what followed, in all stores. */
export function CausesList({ store, event, summaryOf }: CausesListProps) {
  const causes = useQuery(contractQuery(readCauses, { store, event: event.id }));
  const effects = useQuery(contractQuery(readEffects, { store, event: event.id }));
  const self = useMemo(() => ({ store, event }), [store, event]);
  const rows = useMemo(
    () => causalRows(aroundEvent(self, { causes: causes.data, effects: effects.data })),
    [self, causes.data, effects.data],
  );
  return (
    <>
      {causes.isPending ? <Loading what="the causes" rows={2} /> : null}
      {causes.isError ? (
        <Failed what="the causes" error={causes.error} onRetry={() => void causes.refetch()} />
      ) : null}
      <Notes notes={causes.data === undefined ? [] : causeNotes(event, causes.data)} />
      <CausalList
        rows={rows}
        store={store}
        here={event.id}
        root={rootOf(self, causes.data)}
        label="Causes and effects"
        tellMissing={false}
        {...(summaryOf === undefined ? {} : { summaryOf })}
      />
      {effects.isPending ? <Loading what="the effects" rows={2} /> : null}
      {effects.isError ? (
        <Failed what="the effects" error={effects.error} onRetry={() => void effects.refetch()} />
      ) : null}
      <Notes notes={effects.data === undefined ? [] : effectNotes(effects.data)} />
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className={classes.note}>
      <SafeText>{note}</SafeText>
    </p>
  ));
}

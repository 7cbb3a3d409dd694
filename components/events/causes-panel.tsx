'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useMemo } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { readCauses, readEffects } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';
import { correlationPage } from '@/lib/urls/pages.ts';
import { CausalList } from './causal-list.tsx';
import { causalRows } from './causal-tree.ts';
import { causeNotes, effectNotes } from './causal-notes.ts';
import classes from './causal.module.css';

interface CausesPanelProps {
  readonly store: string;
  readonly event: EventView;
}

/** What led to the event, the event, and what it caused, in all stores. */
export function CausesPanel({ store, event }: CausesPanelProps) {
  const causes = useQuery(contractQuery(readCauses, { store, event: event.id }));
  const effects = useQuery(contractQuery(readEffects, { store, event: event.id }));
  const rows = useMemo(
    () =>
      causalRows([
        ...(causes.data?.chain ?? []),
        { store, event },
        ...(effects.data?.effects ?? []),
      ]),
    [store, event, causes.data, effects.data],
  );
  return (
    <Panel
      flush
      title="Why, and what followed"
      aside={<Conversation store={store} event={event} />}
    >
      {causes.isPending ? <Loading what="the causes" rows={2} /> : null}
      {causes.isError ? (
        <Failed what="the causes" error={causes.error} onRetry={() => void causes.refetch()} />
      ) : null}
      <Notes notes={causes.data === undefined ? [] : causeNotes(event, causes.data)} />
      <CausalList
        rows={rows}
        store={store}
        here={event.id}
        label="Causes and effects"
        tellMissing={false}
      />
      {effects.isPending ? <Loading what="the effects" rows={2} /> : null}
      {effects.isError ? (
        <Failed what="the effects" error={effects.error} onRetry={() => void effects.refetch()} />
      ) : null}
      <Notes notes={effects.data === undefined ? [] : effectNotes(effects.data)} />
    </Panel>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className={classes.note}>
      <SafeText>{note}</SafeText>
    </p>
  ));
}

function Conversation({ store, event }: CausesPanelProps) {
  if (event.correlationId === null) return null;
  return (
    <Link
      className={classes.aside}
      href={correlationPage(store, event.correlationId, { event: event.id })}
      prefetch={false}
    >
      the whole conversation
    </Link>
  );
}

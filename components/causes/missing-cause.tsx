'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { readCauses, type PlacedEvent } from '@/lib/api/events.ts';
import { eventPage } from '@/lib/urls/pages.ts';
import { outsideCause } from './outside-cause.ts';
import classes from './causal.module.css';

interface MissingCauseProps {
  readonly placed: PlacedEvent;
  readonly id: string;
}

/** A cause that is not in the list: part of another conversation, or in no open store. */
export function MissingCause({ placed, id }: MissingCauseProps) {
  const { store, event } = placed;
  const query = useQuery(contractQuery(readCauses, { store, event: event.id }));
  const outside = outsideCause(query.data);
  return (
    <p className={classes.missing} data-found={outside.cause !== null || undefined}>
      caused by{' '}
      {outside.cause === null ? (
        <code>
          <SafeText>{id}</SafeText>
        </code>
      ) : (
        <Link href={eventPage(outside.cause.store, outside.cause.event.id)} prefetch={false}>
          <SafeText>{outside.cause.event.type}</SafeText>
        </Link>
      )}
      , <SafeText>{outside.words}</SafeText>
    </p>
  );
}

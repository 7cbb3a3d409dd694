'use client';

import { Link } from '@/components/ui/link.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { correlationPage } from '@/lib/urls/pages.ts';
import classes from './causal.module.css';

interface ConversationLinkProps {
  readonly store: string;
  readonly event: EventView;
}

/** Everything that belongs together with the event, where the store says what does. */
export function ConversationLink({ store, event }: ConversationLinkProps) {
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

'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import type { ReactNode } from 'react';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { PlacedEvent } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';
import { correlationPage, streamPage } from '@/lib/urls/pages.ts';
import { causesQuery, effectsQuery } from './queries.ts';
import classes from './state.module.css';

interface CausesViewProps {
  readonly store: string;
  readonly event: EventView;
}

/** What led to the event, back to the root, and what it caused, in all stores. */
export function CausesView({ store, event }: CausesViewProps) {
  return (
    <div className={classes.stack}>
      <Causes store={store} event={event} />
      <div className={classes.this}>
        <span className={classes.quiet}>this event</span>
        <EventLine placed={{ store, event }} here />
      </div>
      <Effects store={store} event={event} />
      {event.correlationId === null ? null : (
        <p className={classes.note}>
          <Link href={correlationPage(store, event.correlationId, { event: event.id })}>
            The whole conversation as a tree and on lanes
          </Link>
        </p>
      )}
    </div>
  );
}

function Causes({ store, event }: CausesViewProps) {
  const query = useQuery(causesQuery(store, event.id));
  return (
    <Chain title="Why" query={query} what="the causes">
      {query.data === undefined ? null : (
        <>
          {query.data.missing === null ? null : (
            <p className={classes.note}>
              Its cause <code>{query.data.missing}</code> is in no open store: the chain cannot be
              followed further.
            </p>
          )}
          {query.data.notExamined.map(({ store: name, reason }) => (
            <p key={name} className={classes.note}>
              It may be in {name}, which could not be asked: {reason}
            </p>
          ))}
          {query.data.cycle ? (
            <p className={classes.note}>The causes run in a circle; it is shown once.</p>
          ) : null}
          {[...query.data.chain].reverse().map((placed) => (
            <EventLine key={`${placed.store}/${placed.event.id}`} placed={placed} />
          ))}
          {query.data.chain.length === 0 && query.data.missing === null ? (
            <p className={classes.note}>Nothing: the store names no cause for this event.</p>
          ) : null}
        </>
      )}
    </Chain>
  );
}

function Effects({ store, event }: CausesViewProps) {
  const query = useQuery(effectsQuery(store, event.id));
  return (
    <Chain title="What it caused" query={query} what="the effects">
      {query.data === undefined ? null : (
        <>
          {query.data.effects.map((placed) => (
            <EventLine key={`${placed.store}/${placed.event.id}`} placed={placed} />
          ))}
          {query.data.effects.length === 0 ? (
            <p className={classes.note}>No event names this one as its cause.</p>
          ) : null}
          {query.data.notExamined.map((each) => (
            <p key={each.store} className={classes.note}>
              Not looked through: {each.store} — {each.reason}
            </p>
          ))}
        </>
      )}
    </Chain>
  );
}

interface ChainProps {
  readonly title: string;
  readonly what: string;
  readonly query: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: ReactNode;
}

function Chain({ title, what, query, children }: ChainProps) {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {query.isPending ? <Loading what={what} rows={2} /> : null}
      {query.error === null ? null : (
        <Failed
          what={what}
          error={query.error}
          onRetry={() => {
            void query.refetch();
          }}
        />
      )}
      {children}
    </section>
  );
}

function EventLine({ placed, here = false }: { placed: PlacedEvent; here?: boolean }) {
  const { store, event } = placed;
  const line = (
    <>
      <strong>
        <SafeText>{event.type}</SafeText>
      </strong>{' '}
      <span className={classes.quiet}>in</span> {store} ·{' '}
      <SafeText>{shorten(event.streamId, 28)}</SafeText>{' '}
      <span className={classes.quiet}>v{event.version}</span>
    </>
  );
  return (
    <div className={classes.eventLine}>
      {here ? (
        <span>{line}</span>
      ) : (
        <Link href={streamPage(store, event.streamId, { at: `v${event.version}` })}>{line}</Link>
      )}
      {event.recordedAt === null ? null : <Timestamp at={event.recordedAt} />}
    </div>
  );
}

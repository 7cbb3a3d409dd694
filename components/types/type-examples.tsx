'use client';

import { Link } from '@/components/ui/link.tsx';
import { useState, type ReactNode } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { eventPage, eventsPage } from '@/lib/urls/pages.ts';
import classes from './types.module.css';
import own from './type.module.css';

interface Props {
  readonly store: string;
  readonly type: string;
  readonly examples: readonly EventView[];
  /** The whole event. */
  readonly show: (event: EventView) => ReactNode;
}

/** The newest events of a type: a list of them, one opened. */
export function TypeExamples({ store, type, examples, show }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const open = examples.find(({ id }) => id === chosen) ?? examples[0];
  if (open === undefined) {
    return (
      <Panel title="Examples">
        <Empty title="No event of this type was found">
          The newest 50,000 events of the log hold none.{' '}
          <Link href={eventsPage(store, { type })} prefetch={false}>
            Search the whole log
          </Link>
        </Empty>
      </Panel>
    );
  }
  return (
    <div className={own.examples}>
      <Panel
        flush
        title={`Newest ${examples.length === 1 ? 'event' : `${examples.length} events`}`}
      >
        <ul className={own.choices}>
          {examples.map((event) => (
            <li key={event.id}>
              <button
                type="button"
                aria-pressed={event.id === open.id}
                onClick={() => {
                  setChosen(event.id);
                }}
              >
                <SafeText>{shorten(event.streamId, 28)}</SafeText>
                <span className={classes.quiet}>v{event.version}</span>
              </button>
              <Timestamp at={event.recordedAt} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        flush
        title="Example"
        aside={
          <Link href={eventPage(store, open.id)} prefetch={false} className={own.link}>
            open this event
          </Link>
        }
      >
        {show(open)}
      </Panel>
    </div>
  );
}

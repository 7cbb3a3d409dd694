'use client';

import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useState, type ReactNode } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import { readEvent } from '@/lib/api/events.ts';
import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import classes from './side.module.css';

interface EventSideProps {
  readonly store: string;
  /** Id of the event to show. */
  readonly id: string | null;
  /** The event where the list has it. */
  readonly listed: EventView | null;
  /** The event taken apart, and as stored. */
  readonly mapped: (event: EventView, onRaw: () => void) => ReactNode;
  readonly raw: (event: EventView) => ReactNode;
  /** Where the list takes the room of the event once it is closed. */
  readonly onClose?: (() => void) | undefined;
}

/** The chosen event beside the list. */
export function EventSide(props: EventSideProps) {
  const { store, id, listed, onClose } = props;
  // A list carries long payloads by their size only; the event by itself carries much longer ones.
  const enough = listed !== null && ![listed.data, listed.metadata].some(isCut);
  const query = useQuery({
    ...contractQuery(readEvent, { store, event: id ?? '' }),
    enabled: id !== null && !enough,
  });
  if (id === null) return <Nothing />;
  const event = enough ? listed : (query.data?.event ?? listed);
  if (event !== null) return <Chosen {...props} event={event} />;
  const what = `the event ${id}`;
  return (
    <Unread onClose={onClose}>
      {query.isError ? (
        <Failed what={what} error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading what={what} rows={8} />
      )}
    </Unread>
  );
}

interface UnreadProps extends Pick<EventSideProps, 'onClose'> {
  readonly children: ReactNode;
}

/** What cannot be shown can be closed all the same. */
const Unread = ({ onClose, children }: UnreadProps) => (
  <>
    {onClose === undefined ? null : (
      <p className={classes.bare}>
        <Close onClose={onClose} />
      </p>
    )}
    {children}
  </>
);

const isCut = ({ kind }: PayloadView): boolean => kind === 'oversized';

function Nothing() {
  return (
    <Empty title="No event chosen">
      Choose one, or press <Kbd>j</Kbd>. <Kbd>Enter</Kbd> opens it, <Kbd>o</Kbd> opens its stream at
      that moment.
    </Empty>
  );
}

function Chosen({
  store,
  event,
  mapped,
  raw,
  onClose,
}: EventSideProps & { readonly event: EventView }) {
  const [tab, setTab] = useState<'mapped' | 'raw'>('mapped');
  const stream = streamPage(store, event.streamId, { at: `v${event.version}` });
  return (
    <>
      <header className={classes.head}>
        <div className={classes.title}>
          <h2 className={classes.type}>
            <SafeText>{event.type}</SafeText>
          </h2>
          {onClose === undefined ? null : <Close onClose={onClose} />}
        </div>
        <p className={classes.place}>
          <CategoryDot category={event.category} />{' '}
          <Link href={stream} prefetch={false}>
            <SafeText>{shorten(event.streamId, 30)}</SafeText>
          </Link>{' '}
          v{event.version}
        </p>
        <div className={classes.actions}>
          <Link className={classes.action} href={eventPage(store, event.id)} prefetch={false}>
            Open event <Kbd>↵</Kbd>
          </Link>
          <Link className={classes.action} href={stream} prefetch={false}>
            State then <Kbd>o</Kbd>
          </Link>
          <span className={classes.tabs} role="group" aria-label="How to show it">
            {(['mapped', 'raw'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={tab === name}
                onClick={() => {
                  setTab(name);
                }}
              >
                {name === 'mapped' ? 'Fields' : 'Raw'}
              </button>
            ))}
          </span>
        </div>
      </header>
      <div className={classes.body} key={event.id} tabIndex={0} role="region" aria-label="Event">
        {tab === 'raw'
          ? raw(event)
          : mapped(event, () => {
              setTab('raw');
            })}
      </div>
    </>
  );
}

function Close({ onClose }: { readonly onClose: () => void }) {
  useKeys([{ keys: 'Escape', label: 'Close the event beside the list', run: onClose }]);
  return (
    <button type="button" className={classes.close} aria-label="Close the event" onClick={onClose}>
      <IconX size={15} aria-hidden="true" />
    </button>
  );
}

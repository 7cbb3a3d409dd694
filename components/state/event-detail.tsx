'use client';

import { Link } from '@/components/ui/link.tsx';
import type { ReactNode } from 'react';
import { JsonTree } from '@/components/ui/json-tree.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { correlationPage, eventPage, streamPage, typePage } from '@/lib/urls/pages.ts';
import { useParsed } from './use-parsed.ts';
import classes from './state.module.css';

interface EventDetailProps {
  readonly store: string;
  readonly event: EventView;
  readonly onRaw: () => void;
}

/** The event through its mapping: the fields every store has, then its payloads as trees. */
export function EventDetail({ store, event, onRaw }: EventDetailProps) {
  return (
    <div className={classes.stack}>
      <dl className={classes.fields}>
        {fieldsOf(store, event).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PayloadTree title="Data" payload={event.data} onRaw={onRaw} />
      <PayloadTree title="Metadata" payload={event.metadata} onRaw={onRaw} />
    </div>
  );
}

type Field = readonly [name: string, value: ReactNode];

function fieldsOf(store: string, event: EventView): readonly Field[] {
  return [
    [
      'type',
      <Link key="t" href={typePage(store, event.type)} prefetch={false}>
        <SafeText>{event.type}</SafeText>
      </Link>,
    ],
    ...optional('schema version', event.schemaVersion),
    [
      'event',
      <Link key="e" href={eventPage(store, event.id)} prefetch={false}>
        <SafeText>{shorten(event.id, 28)}</SafeText>
      </Link>,
    ],
    ['version', event.version],
    ...optional('position', event.position),
    ['recorded', timeOf(event.recordedAt, 'the store has no time for it')],
    ['occurred', timeOf(event.occurredAt, 'not said by the store')],
    ...optional('initiator', event.initiator),
    ...correlation(store, event),
    ...optional('caused by', event.causationId),
    ...optional('tenant', event.tenant),
    ...optional('tags', event.tags.length === 0 ? null : event.tags.join(', ')),
    ...home(store, event),
  ];
}

const optional = (name: string, text: string | null): readonly Field[] =>
  text === null ? [] : [[name, <SafeText key={name}>{text}</SafeText>]];

const timeOf = (at: string | null, missing: string): ReactNode =>
  at === null ? <span className={classes.quiet}>{missing}</span> : <Timestamp at={at} />;

function correlation(store: string, { correlationId, id }: EventView): readonly Field[] {
  if (correlationId === null) return [];
  const href = correlationPage(store, correlationId, { event: id });
  return [
    [
      'correlation',
      <Link key="c" href={href} prefetch={false}>
        <SafeText>{shorten(correlationId, 28)}</SafeText>
      </Link>,
    ],
  ];
}

function home(store: string, event: EventView): readonly Field[] {
  if (!event.link) return [];
  const href = streamPage(store, event.streamId, { at: `v${event.version}` });
  return [
    [
      'linked from',
      <Link key="l" href={href} prefetch={false}>
        <SafeText>{shorten(event.streamId, 28)}</SafeText>
      </Link>,
    ],
  ];
}

interface PayloadTreeProps {
  readonly title: string;
  readonly payload: PayloadView;
  readonly onRaw: () => void;
}

function PayloadTree({ title, payload, onRaw }: PayloadTreeProps) {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {payload.kind === 'json' ? (
        <TextTree title={title} text={payload.text} onRaw={onRaw} />
      ) : (
        <p className={classes.note}>
          {absence[payload.kind]}{' '}
          <button type="button" className={classes.plain} onClick={onRaw}>
            Show what is stored
          </button>
        </p>
      )}
    </section>
  );
}

const absence: Readonly<Record<Exclude<PayloadView['kind'], 'json'>, string>> = {
  absent: 'Absent: the store has no value here.',
  binary: 'These bytes are not JSON text.',
  erased: 'Erased: the store says it is gone for good.',
  masked: 'Masked for your role.',
  omitted: 'Omitted: it was not fetched.',
  oversized: 'Too large to be taken apart here.',
};

function TextTree({ title, text, onRaw }: { title: string; text: string; onRaw: () => void }) {
  const parsed = useParsed(text);
  if (parsed?.ok === true) return <JsonTree value={parsed.value} label={title} expand="all" />;
  return (
    <p className={classes.note}>
      Unreadable at line {parsed?.problem.line}, column {parsed?.problem.column}:{' '}
      {parsed?.problem.message}{' '}
      <button type="button" className={classes.plain} onClick={onRaw}>
        Show the stored text
      </button>
    </p>
  );
}

'use client';

import { Link } from '@/components/ui/link.tsx';
import { Fragment, useState } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { instant } from '@/lib/events/ids.ts';
import type { EventView } from '@/lib/api/views.ts';
import type { SentencePart } from '@/lib/fold/sentence.ts';
import { showInstant } from '@/lib/time/show-instant.ts';
import { eventPage, fieldPage, streamPage } from '@/lib/urls/pages.ts';
import { withRepeats, type StoryItem } from './repeats.ts';
import type { StoryLine } from './story-line.ts';
import classes from './story.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
  readonly lines: readonly StoryLine[];
}

/** The events as sentences, newest first; each leads to its event. */
export function Story({ store, stream, lines }: Props) {
  const zone = useReaderZone();
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const items = withRepeats(lines, shown);
  const dayOf = ({ event }: StoryLine): string =>
    event.recordedAt === null ? '' : showInstant(instant(event.recordedAt), zone).date;
  return (
    <ol className={classes.story} aria-label="Story">
      {items.map((item, index) => {
        const before = lastOf(items[index - 1]);
        if (item.kind === 'repeats') {
          const { version } = before?.event ?? item.last.event;
          return (
            <li key={`repeats ${version}`} className={classes.repeats}>
              The same {item.lines.length} times more, back to {dateWords(dayOf(item.last))}.{' '}
              <button
                type="button"
                className={classes.show}
                onClick={() => {
                  setShown(new Set([...shown, version]));
                }}
              >
                Show them
              </button>
            </li>
          );
        }
        const { line } = item;
        const day = dayOf(line);
        return (
          <Fragment key={`${line.event.version} ${line.event.id}`}>
            {before === null || dayOf(before) !== day ? (
              <li className={classes.day}>{dayWords(day)}</li>
            ) : null}
            <Line line={line} {...{ store, stream, zone }} />
          </Fragment>
        );
      })}
    </ol>
  );
}

function lastOf(item: StoryItem | undefined): StoryLine | null {
  if (item === undefined) return null;
  return item.kind === 'line' ? item.line : item.last;
}

interface LineProps extends Omit<Props, 'lines'> {
  readonly line: StoryLine;
  readonly zone: string;
}

function Line({ line: { event, parts, remarks }, store, stream, zone }: LineProps) {
  return (
    <li className={classes.line}>
      <Link href={eventPage(store, event.id)} prefetch={false} className={classes.clock}>
        <Clock at={event.recordedAt} zone={zone} />
      </Link>
      <span>
        {parts.map((part, at) => (
          <Part key={at} part={part} {...{ store, stream, event }} />
        ))}
        {remarks.map((remark) => (
          <span key={remark} className={classes.remark}>
            {remark}
          </span>
        ))}
      </span>
    </li>
  );
}

function Clock({ at, zone }: { readonly at: string | null; readonly zone: string }) {
  if (at === null) return <>no time</>;
  const shown = showInstant(instant(at), zone);
  return (
    <time dateTime={at} title={`${shown.utc}, the event itself`}>
      {shown.time.slice(0, 8)}
    </time>
  );
}

const dayWords = (day: string): string => longDate(day, { weekday: 'long' });
const dateWords = (day: string): string => longDate(day, {});

function longDate(day: string, more: { readonly weekday?: 'long' }): string {
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  if (date === null) return day === '' ? 'At no recorded time' : day;
  const options = { ...more, day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date);
}

interface PartProps {
  readonly part: SentencePart;
  readonly store: string;
  readonly stream: string;
  readonly event: EventView;
}

function Part({ part, store, stream, event }: PartProps) {
  if (part.kind === 'text') return <SafeText>{part.text}</SafeText>;
  if (part.kind === 'masked') {
    return (
      <span className={classes.masked} title={`${part.path} is hidden from your role`}>
        {part.text}
      </span>
    );
  }
  if (part.kind === 'initiator') {
    return (
      <strong>
        <SafeText>{part.text}</SafeText>
      </strong>
    );
  }
  return (
    <Link
      href={receipt(part, { store, stream, event })}
      prefetch={false}
      className={classes.word}
      title={part.path}
    >
      <SafeText>{part.text}</SafeText>
    </Link>
  );
}

/** Where a word of data comes from: the history of a field, the state, or the event itself. */
function receipt(
  part: Extract<SentencePart, { kind: 'path' | 'value' }>,
  { store, stream, event }: Pick<PartProps, 'store' | 'stream' | 'event'>,
): string {
  if (part.kind === 'path') return fieldPage(store, stream, { path: part.path });
  if (part.of !== undefined) return eventPage(store, event.id);
  return streamPage(store, stream, { at: `v${event.version}`, path: part.path });
}

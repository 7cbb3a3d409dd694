'use client';

import { Link } from '@/components/ui/link.tsx';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { isUnreadable } from '@/lib/events/is-unreadable.ts';
import { changeChips } from './change-chips.ts';
import { MarkTags } from './mark-tags.tsx';
import { initiatorName } from './timeline-parts.ts';
import type { EventRow } from './timeline-rows.ts';
import { TimelineTime } from './timeline-time.tsx';
import classes from './timeline-event.module.css';

export interface TimelineEventProps {
  readonly row: EventRow;
  readonly sentence: ReactNode;
  readonly href: string;
  readonly selected: boolean;
  readonly compared: boolean;
  /** True when this event changed the pinned field. */
  readonly pinned: boolean;
  readonly onSelect: (version: string) => void;
  readonly onCompare: (version: string) => void;
  readonly onPath: (version: string, path: string) => void;
}

const mostChips = 4;

export const TimelineEvent = memo(function TimelineEvent(props: TimelineEventProps) {
  const { row, selected, compared } = props;
  const { event } = row;
  const click = (pointer: MouseEvent): void => {
    if (isForBrowser(pointer)) return;
    pointer.preventDefault();
    if (pointer.shiftKey) props.onCompare(event.version);
    else props.onSelect(event.version);
  };
  return (
    <article
      className={classes.event}
      data-selected={selected || undefined}
      data-compared={compared || undefined}
      aria-current={selected ? 'true' : undefined}
      onClick={(pointer) => {
        if (!isOwnTarget(pointer)) click(pointer);
      }}
    >
      <Link className={classes.version} href={props.href} onClick={click} scroll={false}>
        v{event.version}
      </Link>
      <TimelineTime at={row.happenedAt === undefined ? event.recordedAt : row.happenedAt} />
      <div className={classes.body}>
        <p className={classes.sentence}>
          {props.pinned ? (
            <span className={classes.diamond} title="Changed the pinned field">
              ◆{' '}
            </span>
          ) : null}
          {props.sentence}
          <MarkTags marks={row.marks} />
        </p>
        <EventChips {...props} />
      </div>
      <Initiator initiator={event.initiator} />
      <button
        type="button"
        className={classes.compare}
        title="Compare the shown moment with this one (or shift-click the row)"
        onClick={() => {
          props.onCompare(event.version);
        }}
      >
        {compared ? 'compared' : 'compare'}
      </button>
    </article>
  );
});

const isForBrowser = (pointer: MouseEvent): boolean =>
  pointer.button !== 0 || pointer.ctrlKey || pointer.metaKey || pointer.defaultPrevented;

/** Links, buttons and selected text inside a row are not the row. */
function isOwnTarget(pointer: MouseEvent): boolean {
  const inside = pointer.target instanceof Element && pointer.target.closest('a, button') !== null;
  return inside || (window.getSelection()?.isCollapsed === false && !pointer.shiftKey);
}

function EventChips({ row, onPath }: TimelineEventProps) {
  const { event, changes } = row;
  const { chips, more } = changeChips(changes ?? [], mostChips);
  return (
    <p className={classes.sub}>
      <span>
        <SafeText>{event.type}</SafeText>
      </span>
      {chips.map((chip) => (
        <button
          key={chip.path}
          type="button"
          className={classes.chip}
          title={chip.title}
          onClick={() => {
            onPath(event.version, chip.path);
          }}
        >
          <SafeText>{chip.label}</SafeText>
        </button>
      ))}
      {more > 0 ? <span className={classes.more}>+{more} more</span> : null}
      {changes?.length === 0 ? <span className={classes.more}>{changedWords(event)}</span> : null}
    </p>
  );
}

/** Of an event that cannot be read nobody knows what it would have changed. */
const changedWords = ({ problems }: EventView): string =>
  problems.some(isUnreadable) ? 'what it changed cannot be read' : 'changes nothing';

function Initiator({ initiator }: { readonly initiator: string | null }) {
  if (initiator === null) return <span className={classes.initiator} />;
  return (
    <span className={classes.initiator} title={initiator}>
      <SafeText>{initiatorName(initiator)}</SafeText>
    </span>
  );
}

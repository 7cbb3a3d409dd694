'use client';

import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { instant } from '@/lib/events/ids.ts';
import { shortInstant } from '@/lib/time/short-instant.ts';
import { showInstant } from '@/lib/time/show-instant.ts';
import classes from './timeline-event.module.css';

/** Day and clock in the reader's zone; hovering gives every digit in UTC. */
export function TimelineTime({ at: text }: { readonly at: string | null }) {
  const zone = useReaderZone();
  if (text === null) return <span className={classes.time}>no time</span>;
  const at = instant(text);
  const short = shortInstant(at, zone);
  const exact = showInstant(at, zone, 'all');
  return (
    <time
      className={classes.time}
      dateTime={exact.utc}
      title={`${exact.utc}\n${exact.date} ${exact.time} ${exact.zone}`}
    >
      {short === null ? (
        text
      ) : (
        <>
          <span>{short.day}</span> <span>{short.clock}</span>
        </>
      )}
    </time>
  );
}

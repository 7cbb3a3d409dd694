'use client';

import { chooseZone, useOwnZone, useReaderZone } from '@/components/ui/use-reader-zone.ts';
import classes from './header.module.css';

/** Names the zone of all times on the page, and turns between the reader's own and UTC. */
export function ZoneButton() {
  const zone = useReaderZone();
  const own = useOwnZone();
  if (own === 'UTC') {
    return (
      <span className={classes.zone} title="All times are shown in UTC, the zone of this browser.">
        UTC
      </span>
    );
  }
  const other = zone === 'UTC' ? own : 'UTC';
  const label = `Times in ${zone}; switch to ${other}`;
  return (
    <button
      type="button"
      className={classes.zone}
      aria-label={label}
      title={label}
      onClick={() => {
        chooseZone(zone === 'UTC' ? 'local' : 'utc');
      }}
    >
      <span className={classes.region}>{zone.slice(0, zone.lastIndexOf('/') + 1)}</span>
      {zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')}
    </button>
  );
}

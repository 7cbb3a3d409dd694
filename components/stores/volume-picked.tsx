'use client';

import { Link } from '@/components/ui/link.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { storePage } from '@/lib/urls/pages.ts';
import { periodWords } from '@/components/ui/period-words.ts';
import type { TimeSelection } from '@/components/ui/time-bars.ts';
import { recordedSearch } from './recorded-search.ts';
import classes from './volume.module.css';

interface Props {
  readonly store: string;
  readonly selection: TimeSelection;
  readonly onClear: () => void;
}

/** What can be done with the picked time. */
export function VolumePicked({ store, selection, onClear }: Props) {
  const zone = useReaderZone();
  const { from, to, events } = selection;
  return (
    <div className={classes.picked} role="status">
      <span>
        <strong>{periodWords(from, to, zone)}</strong> · {countOf(events, 'event')}
      </span>
      <Link
        className={classes.primary}
        href={recordedSearch(store, { from, to }, zone)}
        prefetch={false}
      >
        Search these events
      </Link>
      <Link className={classes.action} href={storePage(store, { from, to })} prefetch={false}>
        Zoom in
      </Link>
      <button type="button" className={classes.action} onClick={onClear}>
        Clear
      </button>
    </div>
  );
}

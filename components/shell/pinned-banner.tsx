'use client';

import { useQuery } from '@tanstack/react-query';
import { IconPin } from '@tabler/icons-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Kbd } from '@/components/ui/kbd.tsx';
import { pin, usePinned } from '@/components/ui/pinned.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { useKeys } from '@/components/ui/use-keys.ts';
import { readLater } from '@/lib/api/later.ts';
import { withoutAsOf } from '@/lib/urls/as-of.ts';
import { laterWords, limitsOf } from './later-words.ts';
import type { Place } from './place.ts';
import classes from './pinned.module.css';

/** Says on every screen that it shows the past, and leads back to now. */
export function PinnedBanner({ place }: { readonly place: Place }) {
  const pinned = usePinned();
  return pinned === null ? null : <Banner place={place} time={pinned} />;
}

function Banner({ place, time }: { readonly place: Place; readonly time: string }) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  useKeys([
    {
      keys: 'g n',
      label: 'Back to now',
      run: () => {
        pin(null);
      },
    },
  ]);
  const limits = limitsOf(place);
  return (
    <section className={classes.banner} aria-label="Pinned moment">
      <IconPin size={15} stroke={1.7} aria-hidden="true" />
      <span className={classes.moment}>
        As of <Timestamp at={time} digits="all" withZone />
      </span>
      {place.store !== null && <Later store={place.store} />}
      {limits !== null && <span>{limits}</span>}
      {/* A plain link: nothing that was read of the past may stay on the page. */}
      <a className={classes.back} href={withoutAsOf(`${pathname}?${search}`)}>
        Back to now <Kbd>g n</Kbd>
      </a>
    </section>
  );
}

function Later({ store }: { readonly store: string }) {
  const later = useQuery(contractQuery(readLater, { store }));
  if (later.isError) return <span>{later.error.message}</span>;
  return <span aria-live="polite">{later.data === undefined ? '' : laterWords(later.data)}</span>;
}

'use client';

import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { instant } from '@/lib/events/ids.ts';
import { shortInstant } from '@/lib/time/short-instant.ts';

/** The day of a moment in the reader's zone; the exact UTC text on hover. */
export function Day({ at }: { readonly at: string }) {
  const zone = useReaderZone();
  return (
    <time dateTime={at} title={at}>
      {shortInstant(instant(at), zone)?.day ?? at}
    </time>
  );
}

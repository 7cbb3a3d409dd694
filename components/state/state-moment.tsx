'use client';

import { PinMoment } from '@/components/ui/pin-moment.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { StateView } from '@/lib/api/streams.ts';

/** The moment of the state: its version and its time. */
export function StateMoment({ state }: { readonly state: StateView }) {
  const { version, recordedAt } = state.moment;
  if (version === null) return <span>before the first event</span>;
  return (
    <span>
      v{version}
      {recordedAt === null ? null : (
        <>
          {' · '}
          <Timestamp at={recordedAt} digits="milliseconds" /> <PinMoment at={recordedAt} />
        </>
      )}
    </span>
  );
}

import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import {
  readCauses as causesContract,
  readEffects as effectsContract,
  readEvent as eventContract,
} from '@/lib/api/events.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { readCauses } from '@/server/services/events/read-causes.ts';
import { readEffects } from '@/server/services/events/read-effects.ts';
import { readEvent } from '@/server/services/events/read-event.ts';
import { EventScreen } from './event-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly event: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { store, event } = readSegments(await params);
  return { title: `Event ${event ?? ''} · ${store ?? ''}` };
}

/** One event: mapped, as stored, what caused it and what it caused. */
export default async function Page({ params }: Props) {
  const { store = '', event = '' } = readSegments(await params);
  return (
    <Prefetched
      reads={[
        readOf(eventContract, readEvent, { store, event }),
        readOf(causesContract, readCauses, { store, event }),
        readOf(effectsContract, readEffects, { store, event }),
      ]}
    >
      <EventScreen key={`${store}/${event}`} store={store} id={event} />
    </Prefetched>
  );
}

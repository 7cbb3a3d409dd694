import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { readLogPlace } from '@/components/events/log-place.ts';
import { firstPageParams } from '@/components/events/log-params.ts';
import { listEvents as eventsContract } from '@/lib/api/events.ts';
import { describeStore as describeContract } from '@/lib/api/stores.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { searchString } from '@/lib/urls/search-string.ts';
import { listEvents } from '@/server/services/events/list-events.ts';
import { describeStore } from '@/server/services/stores/describe-store.ts';
import { EventsScreen } from './events-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Events · ${readSegments(await params).store ?? ''}` };
}

/** The log of a store. */
export default async function Page({ params, searchParams }: Props) {
  const { store = '' } = readSegments(await params);
  const { filter, event } = readLogPlace(new URLSearchParams(searchString(await searchParams)));
  const question = { store, filter, start: event };
  return (
    <Prefetched
      reads={[
        readOf(eventsContract, listEvents, firstPageParams(question)),
        readOf(describeContract, describeStore, { store }),
      ]}
    >
      <EventsScreen key={store} store={store} />
    </Prefetched>
  );
}

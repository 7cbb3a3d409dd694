'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@/components/ui/use-router.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { TypeExamples } from '@/components/types/type-examples.tsx';
import { TypeSummary } from '@/components/types/type-summary.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { readType } from '@/lib/api/stores.ts';
import { eventPage } from '@/lib/urls/pages.ts';
import classes from '@/components/types/types.module.css';

interface Props {
  readonly store: string;
  readonly type: string;
}

/** One event type: how often and when, and what it looks like. */
export function TypeScreen({ store, type }: Props) {
  const query = useQuery(contractQuery(readType, { store, type }));
  const router = useRouter();
  return (
    <div className={classes.screen}>
      <TypeSummary store={store} type={type} summary={query.data?.summary ?? null} />
      <Answered what={`the type ${type}`} query={query} rows={12}>
        {({ examples }) => (
          <TypeExamples
            store={store}
            type={type}
            examples={examples}
            show={(event) => (
              <EventDetail
                store={store}
                event={event}
                onRaw={() => {
                  router.push(eventPage(store, event.id, { tab: 'raw' }));
                }}
              />
            )}
          />
        )}
      </Answered>
    </div>
  );
}

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { eventPage } from '@/lib/urls/pages.ts';
import type { LookupRun } from './lookup-run.ts';
import classes from './lookup.module.css';

/** Events whose id is the value itself. */
export function NamedEvents({ runs }: { readonly runs: ReadonlyMap<string, LookupRun> }) {
  return [...runs].map(([store, { event }]) =>
    event === null ? null : (
      <p key={store} className={classes.named}>
        <Link href={eventPage(store, event.id)} prefetch={false}>
          It is the id of an event
        </Link>
        : v{event.version} of <SafeText>{event.stream}</SafeText> in {store}.
      </p>
    ),
  );
}

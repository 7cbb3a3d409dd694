'use client';

import { PinMoment } from '@/components/ui/pin-moment.tsx';
import { Link } from '@/components/ui/link.tsx';
import type { ReactNode } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { CopyMenu } from './copy-menu.tsx';
import classes from './event.module.css';

interface EventHeadProps {
  readonly store: string;
  readonly event: EventView;
  readonly marks: ReactNode;
}

/** What happened, where and when, and what can be done with it. */
export function EventHead({ store, event, marks }: EventHeadProps) {
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        <h1>
          <SafeText>{event.type}</SafeText>
        </h1>
        {marks}
        <span className={classes.actions}>
          <Link
            className={classes.action}
            href={streamPage(store, event.streamId, { at: `v${event.version}` })}
          >
            State then <Kbd>o</Kbd>
          </Link>
          <PinMoment at={event.recordedAt} />
          <CopyMenu store={store} event={event} />
        </span>
      </div>
      <p className={classes.place}>
        <span>
          <CategoryDot category={event.category} /> <ShortId id={event.streamId} most={44} />
        </span>
        <span>version {event.version}</span>
        <Timestamp at={event.recordedAt} digits="all" withZone />
      </p>
    </header>
  );
}

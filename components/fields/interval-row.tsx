'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import type { FieldRow } from './field-rows.ts';
import { FieldValue } from './field-value.tsx';
import classes from './field.module.css';
import own from './intervals.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
  readonly reducer: string | null;
  readonly path: string;
  readonly row: FieldRow;
  readonly chosen: boolean;
}

/** One interval: what the field was, from which version to which, and which event made it so. */
export function IntervalRow({ store, stream, reducer, path, row, chosen }: Props) {
  return (
    <div className={own.row} data-chosen={chosen || undefined}>
      <div className={own.what}>
        <FieldValue state={row.state} value={row.value} />
      </div>
      <div className={own.when}>
        <Link
          href={streamPage(store, stream, { at: `v${row.from}`, path, reducer })}
          prefetch={false}
          title="The stream at this version, with this field pinned"
        >
          v{row.from}
        </Link>
        {row.to === null ? (
          <Tag tone="green">still so</Tag>
        ) : (
          <>
            {' → '}
            <Link
              href={streamPage(store, stream, { at: `v${row.to}`, path, reducer })}
              prefetch={false}
              title="The event that ended it"
            >
              v{row.to}
            </Link>
          </>
        )}
      </div>
      <div className={own.time}>
        <Timestamp at={row.recordedAt} />
        <span className={own.lasted}>
          {row.backwards ? (
            <Tag tone="amber" title="The next event bears an earlier time">
              clock ran back {row.lasted}
            </Tag>
          ) : (
            row.lasted !== null && `for ${row.lasted}`
          )}
        </span>
      </div>
      <div className={own.who}>
        {row.eventId === null || row.eventType === null ? null : (
          <Link href={eventPage(store, row.eventId)} prefetch={false}>
            <SafeText>{row.eventType}</SafeText>
          </Link>
        )}
        {row.initiator !== null && (
          <span className={classes.quiet}>
            {' '}
            by <SafeText>{row.initiator}</SafeText>
          </span>
        )}
      </div>
    </div>
  );
}

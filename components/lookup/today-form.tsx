'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { instant } from '@/lib/events/ids.ts';
import { showInstant } from '@/lib/time/show-instant.ts';
import { fieldPage } from '@/lib/urls/pages.ts';
import type { FormField } from './form-fields.ts';
import { SetterName } from './setter-name.tsx';
import classes from './today.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
  readonly fields: readonly FormField[];
}

/** The state of now as a form to read: each value with when it came and by whom. */
export function TodayForm({ store, stream, fields }: Props) {
  const zone = useReaderZone();
  return (
    <dl className={classes.form} aria-label="As it is now">
      {fields.map(({ path, label, value, version, recordedAt, initiator }) => {
        const since =
          recordedAt === null ? `v${version}` : showInstant(instant(recordedAt), zone).date;
        return (
          <div key={path} className={classes.field}>
            <dt>
              <SafeText>{label}</SafeText>
            </dt>
            <dd>
              <Link href={fieldPage(store, stream, { path })} prefetch={false} title={path}>
                <SafeText>{value}</SafeText>
              </Link>
              <span className={classes.since}>
                since {since} <SetterName {...{ store, stream, version }} known={initiator} />
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

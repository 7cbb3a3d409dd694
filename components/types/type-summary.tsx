import { Link } from '@/components/ui/link.tsx';
import type { ReactNode } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { TypeView } from '@/lib/api/stores.ts';
import { eventsPage, typesPage } from '@/lib/urls/pages.ts';
import classes from './types.module.css';
import own from './type.module.css';

interface Props {
  readonly store: string;
  readonly type: string;
  readonly summary: TypeView | null;
}

/** What is known of one type. */
export function TypeSummary({ store, type, summary }: Props) {
  return (
    <header className={own.head}>
      <p className={own.crumb}>
        <Link href={typesPage(store)} prefetch={false}>
          Types
        </Link>
      </p>
      <h1>
        <SafeText>{type}</SafeText>
      </h1>
      {summary !== null && (
        <dl className={own.facts}>
          <Fact name="category">
            <span className={classes.category}>
              <CategoryDot category={summary.category} />
              <SafeText>{summary.category ?? 'none'}</SafeText>
            </span>
          </Fact>
          <Fact name="events">
            <Link href={eventsPage(store, { type })} prefetch={false}>
              {showCount(summary.count)}
            </Link>
          </Fact>
          <Fact name="first seen">
            <Timestamp at={summary.firstSeen} withZone />
          </Fact>
          <Fact name="last seen">
            <Timestamp at={summary.lastSeen} withZone />
          </Fact>
        </dl>
      )}
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

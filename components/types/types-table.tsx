'use client';

import { Link } from '@/components/ui/link.tsx';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { eventsPage, typePage } from '@/lib/urls/pages.ts';
import type { TypeOrder, TypeRow } from './type-rows.ts';
import classes from './types.module.css';

interface Props {
  readonly store: string;
  readonly rows: readonly TypeRow[];
  readonly order: TypeOrder;
  readonly onOrder: (order: TypeOrder) => void;
}

const columns: readonly (readonly [TypeOrder, string])[] = [
  ['name', 'Type'],
  ['events', 'Events'],
  ['first', 'First seen'],
  ['last', 'Last seen'],
];

/** Each type with how often and when it was recorded. */
export function TypesTable({ store, rows, order, onOrder }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {columns.map(([key, title]) => (
            <th key={key} scope="col" data-column={key} aria-sort={sortWord(key, order)}>
              <button
                type="button"
                onClick={() => {
                  onOrder(key);
                }}
              >
                {title}
                <span aria-hidden="true">
                  {key === order ? (key === 'name' ? ' ↑' : ' ↓') : ''}
                </span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td data-column="name">
              <Link href={typePage(store, row.type)} prefetch={false} className={classes.name}>
                <SafeText>{row.type}</SafeText>
              </Link>
              <span className={classes.category}>
                <CategoryDot category={row.category} />
                <SafeText>{row.category ?? 'no category'}</SafeText>
              </span>
            </td>
            <td data-column="events">
              <span className={classes.bar} style={{ width: `${row.part * 100}%` }} />
              <Link
                href={eventsPage(store, { type: row.type, category: row.category })}
                prefetch={false}
                className={classes.count}
                title="Events of this type"
              >
                {showCount(row.count)}
              </Link>
              <span className={classes.share}>{row.share}</span>
            </td>
            <td data-column="first">
              <Timestamp at={row.firstSeen} />
            </td>
            <td data-column="last">
              <Timestamp at={row.lastSeen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sortWord(key: TypeOrder, order: TypeOrder): 'ascending' | 'descending' | 'none' {
  if (key !== order) return 'none';
  return key === 'name' ? 'ascending' : 'descending';
}

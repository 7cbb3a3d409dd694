import { Link } from './link.tsx';
import type { ReactNode } from 'react';
import { CategoryDot } from './category-dot.tsx';
import { SafeText } from './safe-text.tsx';
import classes from './ranked-list.module.css';

export interface RankedItem {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** What the link leads to, for the pointer resting on it. */
  readonly title: string;
  /** 0–1: length of the bar behind the label. */
  readonly part: number;
  readonly category: string | null;
  /** At the end of the row, right-aligned: counts and shares. */
  readonly figures: ReactNode;
}

interface Props {
  readonly label: string;
  readonly items: readonly RankedItem[];
}

/** Names by size: a bar behind each, its figures at the end of the row. */
export function RankedList({ label, items }: Props) {
  return (
    <ol className={classes.list} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={classes.item}>
          <span className={classes.bar} style={{ width: `${item.part * 100}%` }} />
          <Link href={item.href} prefetch={false} title={item.title} className={classes.label}>
            <CategoryDot category={item.category} />
            <SafeText>{item.label}</SafeText>
          </Link>
          <span className={classes.figures}>{item.figures}</span>
        </li>
      ))}
    </ol>
  );
}

'use client';

import { Link } from '@/components/ui/link.tsx';
import { useId, useState } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import { searchPage } from '@/lib/urls/pages.ts';
import type { Facet } from './facets.ts';
import classes from './search.module.css';
import own from './facets.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
  readonly zone: string;
  readonly facets: readonly Facet[];
  /** Events the numbers are of. */
  readonly events: number;
  /** The query that counts the whole answer by day. */
  readonly byDay: string;
}

/** What the events found have in common; behind a button where there is no room beside the list. */
export function FacetList(props: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={own.narrow}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        Narrow the answer {open ? '▴' : '▾'}
      </button>
      <Facets {...props} id={id} open={open} />
    </>
  );
}

interface FacetsProps extends Props {
  readonly id: string;
  readonly open: boolean;
}

function Facets({ store, zone, facets, events, byDay, id, open }: FacetsProps) {
  const to = (q: string): string => searchPage(store, { q, zone });
  return (
    <nav
      id={id}
      className={own.facets}
      data-open={open || undefined}
      aria-label="Narrow the answer"
    >
      <p className={classes.hint}>Of the {countOf(events, 'event')} shown so far</p>
      {facets.map(({ label, values, more, countAll }) => (
        <section key={label}>
          <h3 className={own.facetHead}>
            {label}
            <Link href={to(countAll)} prefetch={false} title="Count the whole answer">
              count all
            </Link>
          </h3>
          <ul className={own.facetValues}>
            {values.map(({ text, events: count, chosen, query }) => (
              <li key={text}>
                <Link
                  href={to(query)}
                  prefetch={false}
                  aria-current={chosen ? 'true' : undefined}
                  title={chosen ? `Take ${text} away` : text}
                  className={own.facet}
                >
                  <span className={own.facetText}>
                    <SafeText>{text}</SafeText>
                  </span>
                  <span>{showCount(count)}</span>
                </Link>
              </li>
            ))}
            {more > 0 ? <li className={classes.hint}>and {showCount(more)} more</li> : null}
          </ul>
        </section>
      ))}
      <section>
        <h3 className={own.facetHead}>
          Time
          <Link href={to(byDay)} prefetch={false}>
            by day
          </Link>
        </h3>
      </section>
    </nav>
  );
}

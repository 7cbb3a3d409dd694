'use client';

import { Link } from '@/components/ui/link.tsx';
import { useId, useState } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { showCount, showShare } from '@/components/ui/show-count.ts';
import type { Facet, FacetValue } from './facets.ts';
import classes from './search.module.css';
import own from './facets.module.css';

interface Props {
  /** The address of a query. */
  readonly to: (q: string) => string;
  readonly facets: readonly Facet[];
  /** Events the numbers are of, and in words. */
  readonly events: number;
  readonly of: string;
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

function Facets({ to, facets, events, of, byDay, id, open }: FacetsProps) {
  return (
    <nav
      id={id}
      className={own.facets}
      data-open={open || undefined}
      aria-label="Narrow the answer"
    >
      <p className={classes.hint}>{of}</p>
      {facets.map(({ label, values, more, countAll }) => (
        <section key={label}>
          <h3 className={own.facetHead}>
            {label}
            <Link href={to(countAll)} prefetch={false} title="Count the whole answer as a table">
              as a table
            </Link>
          </h3>
          <ul className={own.facetValues}>
            {values.map((value) => (
              <li key={value.text === null ? 'none' : `v ${value.text}`}>
                <Value value={value} events={events} href={to(value.query)} />
              </li>
            ))}
            {more === 0 ? null : (
              <li className={classes.hint}>
                {more === null ? 'too many to be counted apart' : `and ${showCount(more)} more`}
              </li>
            )}
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

interface ValueProps {
  readonly value: FacetValue;
  /** All events, which the share is of. */
  readonly events: number;
  readonly href: string;
}

function Value({ value: { text, events: count, chosen }, events, href }: ValueProps) {
  const share = showShare(BigInt(count), BigInt(events)) ?? '';
  const name = text ?? 'none';
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={chosen ? 'true' : undefined}
      title={`${name}: ${share}${chosen ? '. Take it away' : ''}`}
      className={own.facet}
    >
      <span className={own.facetText} data-none={text === null || undefined}>
        <SafeText>{shorten(name, 17)}</SafeText>
      </span>
      <span className={own.facetCount}>
        {showCount(count)} <span className={own.facetShare}>{share}</span>
      </span>
    </Link>
  );
}

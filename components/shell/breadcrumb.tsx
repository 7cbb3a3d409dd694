'use client';

import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { crumbsOf, type Crumb } from './crumbs.ts';
import type { Place } from './place.ts';
import classes from './header.module.css';

const mostOfId = 26;

/** The way from the store to this page. */
export function Breadcrumb({ place }: { readonly place: Place }) {
  const crumbs = crumbsOf(place);
  if (crumbs.length === 0) return null;
  return (
    <nav className={classes.crumbs} aria-label="Breadcrumb">
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={index}>
            <Step crumb={crumb} last={index === crumbs.length - 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Step({ crumb, last }: { readonly crumb: Crumb; readonly last: boolean }) {
  const { label, href, isId } = crumb;
  const words = <SafeText>{isId ? shorten(label, mostOfId) : label}</SafeText>;
  const title = isId ? label : undefined;
  if (href === null) {
    return (
      <span title={title} aria-current={last ? 'page' : undefined}>
        {words}
      </span>
    );
  }
  return (
    <Link href={href} title={title} prefetch={false}>
      {words}
    </Link>
  );
}

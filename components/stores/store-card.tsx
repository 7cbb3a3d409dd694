'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { DescriptionView, StoreCard } from '@/lib/api/stores.ts';
import { eventsPage, storePage, streamsPage } from '@/lib/urls/pages.ts';
import { amountWords } from './card-facts.ts';
import { ForgetStore } from './forget-store.tsx';
import { descriptionQuery } from './queries.ts';
import { StoreProblems } from './store-problems.tsx';
import classes from './store-list.module.css';

/** The page does not wait for the library of charts. */
const StoreSpark = dynamic(() => import('./store-spark.tsx').then((module) => module.StoreSpark), {
  ssr: false,
});

/** One store: what it is, how safe it is to look at, and how much there is. */
export function StoreCardView({ store }: { readonly store: StoreCard }) {
  return (
    <article className={classes.card}>
      <h2 className={classes.title}>
        <Link href={storePage(store.id)}>
          <SafeText>{store.title}</SafeText>
        </Link>
        {store.demo ? <Tag>demo</Tag> : null}
      </h2>
      <p className={classes.where}>
        {[store.engine, store.layout].filter((part) => part !== '').join(' · ')}
        <span title={store.location}>
          <SafeText>{store.location}</SafeText>
        </span>
      </p>
      <Safety store={store} />
      {store.state === 'open' ? <Amount store={store.id} /> : null}
      {store.removable ? <ForgetStore store={store.id} title={store.title} /> : null}
    </article>
  );
}

function Safety({ store }: { readonly store: StoreCard }) {
  const { state, failure, health } = store;
  if (state === 'failed' || health === null) {
    return (
      <p className={classes.failure} role="alert">
        {failure ?? 'The store could not be opened.'}
      </p>
    );
  }
  return (
    <div className={classes.safety}>
      <Tag tone={health.readOnly === 'enforced' ? 'green' : 'amber'} title={health.readOnlyReason}>
        read-only {health.readOnly}
      </Tag>
      {health.warnings.length === 0 ? null : <Warnings store={store} warnings={health.warnings} />}
    </div>
  );
}

interface WarningsProps {
  readonly store: StoreCard;
  readonly warnings: NonNullable<StoreCard['health']>['warnings'];
}

/** Each warning by its name; opened, what it means and what helps. */
function Warnings({ store, warnings }: WarningsProps) {
  return (
    <details className={classes.warnings}>
      <summary>
        {warnings.map(({ code, severity }) => (
          <Tag key={code} tone={severity === 'danger' ? 'red' : 'amber'}>
            {code.replaceAll(/[-_]/g, ' ')}
          </Tag>
        ))}
      </summary>
      <StoreProblems card={store} />
    </details>
  );
}

function Amount({ store }: { readonly store: string }) {
  const { data, isError } = useQuery(descriptionQuery(store));
  if (isError) return <p className={classes.quiet}>Its events could not be counted.</p>;
  return (
    <>
      <dl className={classes.amounts}>
        <Fact
          name="events"
          href={eventsPage(store)}
          value={data === undefined ? null : amountWords(data.events, data.sampled)}
        />
        <Fact
          name="streams"
          href={streamsPage(store)}
          value={data === undefined ? null : amountWords(data.streams, data.sampled)}
        />
        <div>
          <dt>last event</dt>
          <dd>{data === undefined ? '…' : <LastEvent description={data} />}</dd>
        </div>
      </dl>
      <div className={classes.spark} aria-hidden="true">
        <StoreSpark store={store} />
      </div>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly href: string;
  readonly value: string | null;
}

function Fact({ name, href, value }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === null ? '…' : <Link href={href}>{value}</Link>}</dd>
    </div>
  );
}

function LastEvent({ description }: { readonly description: DescriptionView }) {
  const at = description.head?.recordedAt ?? null;
  return at === null ? <>unknown</> : <Timestamp at={at} />;
}

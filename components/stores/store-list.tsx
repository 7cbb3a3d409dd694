'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { connectPage } from '@/lib/urls/pages.ts';
import { demoStories } from './demo-stories.ts';
import { storesQuery } from './queries.ts';
import { StoreCardView } from './store-card.tsx';
import classes from './store-list.module.css';

/** All stores that are open, and those that could not be opened. */
export function StoreList() {
  const { data, error, isPending, refetch } = useQuery(storesQuery());
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Stores</h1>
        <Button
          component={Link}
          href={connectPage()}
          size="compact-md"
          leftSection={<IconPlus size={15} />}
        >
          Connect a store
        </Button>
      </header>
      {isPending ? <Loading what="the stores" rows={8} /> : null}
      {error === null ? null : (
        <Failed
          what="the stores"
          error={error}
          onRetry={() => {
            void refetch();
          }}
        />
      )}
      {data?.stores.length === 0 ? (
        <Empty title="No store is connected yet">
          Paste the address of a database or the path of a file under{' '}
          <Link href={connectPage()}>Connect a store</Link>. Nothing is ever written to it.
        </Empty>
      ) : null}
      <ul className={classes.cards}>
        {data?.stores.map((store) => (
          <li key={store.id}>
            <StoreCardView store={store} />
          </li>
        ))}
      </ul>
      {data?.stores.some(({ demo }) => demo) === true ? <Stories /> : null}
    </div>
  );
}

function Stories() {
  return (
    <section aria-labelledby="stories" className={classes.stories}>
      <h2 id="stories">Worth a look in the demo stores</h2>
      <ul className={classes.cards}>
        {demoStories.map(({ title, text, href }) => (
          <li key={href}>
            <Link href={href} className={classes.story}>
              <strong>{title}</strong>
              <span>{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

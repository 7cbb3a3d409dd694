'use client';

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { useState } from 'react';
import { Empty } from '@/components/ui/read-states.tsx';
import { categoryWhenPage, streamsPage } from '@/lib/urls/pages.ts';
import { ConditionForm } from './condition-form.tsx';
import { descriptionQuery } from './queries.ts';
import { WhenCategoryAnswer } from './when-category-answer.tsx';
import classes from './what-if.module.css';

interface Props {
  readonly store: string;
  /** As in the address; empty: nothing is asked yet. */
  readonly category: string;
  readonly condition: string;
}

/** In which streams of a category did a condition on the state ever hold, healed ones included. */
export function WhenCategoryScreen({ store, category, condition }: Props) {
  const router = useRouter();
  const known = useKnownCategories(store);
  const [chosen, setChosen] = useState(category);
  const asked = chosen === '' ? (known.keys().next().value ?? '') : chosen;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Where did it ever hold?</h1>
        <Link href={streamsPage(store)}>all streams</Link>
      </header>
      <ConditionForm
        key={condition}
        condition={condition}
        onAsk={(text) => {
          router.push(categoryWhenPage(store, { category: asked, condition: text }));
        }}
      >
        <NativeSelect
          label="Category"
          value={asked}
          data={[...new Set([...known.keys(), asked])]}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        />
      </ConditionForm>
      {condition === '' || category === '' ? (
        <Empty title="Ask about the state of many streams">
          A condition such as <code>totalMinor &lt; 0</code> or{' '}
          <code>status = locked and mfa.enabled = false</code>. The state of every stream is asked
          after every event, so what held for a while and healed is found too.
        </Empty>
      ) : (
        <WhenCategoryAnswer
          key={`${category}\n${condition}`}
          question={{ store, category, condition }}
          total={known.get(category) ?? null}
        />
      )}
    </div>
  );
}

/** Categories with the number of their streams, where the store knows it. */
function useKnownCategories(store: string): ReadonlyMap<string, number | null> {
  const categories = useQuery(descriptionQuery(store)).data?.categories ?? [];
  return new Map(
    categories.flatMap(({ category, streams }) =>
      category === null ? [] : [[category, streams === null ? null : Number(streams)] as const],
    ),
  );
}

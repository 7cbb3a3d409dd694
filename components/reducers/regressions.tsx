'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { jobsQuery } from '@/components/ui/jobs-query.ts';
import { Failed } from '@/components/ui/read-states.tsx';
import { RegressionAnswer } from './regression-answer.tsx';
import { regressionsOf } from './regression-words.ts';
import { reducersQuery, typesOfStoreQuery } from './queries.ts';
import classes from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly category: string;
  /** Only the newest one. */
  readonly newest?: boolean;
}

/** The comparisons over all streams of a category, at work and finished: they outlive the screen. */
export function Regressions({ store, category, newest = false }: Props) {
  const { data, error } = useQuery(jobsQuery(store));
  const total = useTotal(store, category);
  const known = useKnown(store);
  if (error !== null) return <Failed what="the comparisons" error={error} />;
  const all = regressionsOf(data?.jobs ?? [], category);
  if (all.length === 0) return null;
  return (
    <ul className={classes.jobs} aria-label={`Comparisons of ${category}`}>
      {all.slice(0, newest ? 1 : Infinity).map((job, index) => (
        <RegressionAnswer
          key={job.id}
          store={store}
          job={job}
          total={total}
          known={known}
          isOpen={index === 0}
        />
      ))}
    </ul>
  );
}

/** Streams of the category; null where nobody knows. */
function useTotal(store: string, category: string): number | null {
  const { data } = useQuery(typesOfStoreQuery(store));
  const streams = data?.categories.find((each) => each.category === category)?.streams ?? null;
  return streams === null ? null : Number(streams);
}

/** Hashes of the versions there are. */
function useKnown(store: string): ReadonlySet<string> {
  const { data } = useQuery(reducersQuery(store));
  return useMemo(() => new Set(data?.versions.map(({ hash }) => hash)), [data]);
}

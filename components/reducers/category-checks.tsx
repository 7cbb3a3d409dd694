'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '@/components/ui/link.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type {
  CategoryChecksView,
  CheckOfManyView,
  ReducerVersionView,
} from '@/lib/api/reducers.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { CheckLine, CoverageCheck } from './check-line.tsx';
import { checkedWords } from './check-words.ts';
import { categoryChecksQuery } from './queries.ts';
import list from './editor.module.css';
import classes from './reducers.module.css';

interface Props {
  readonly store: string;
  /** The version that is checked. */
  readonly version: ReducerVersionView;
}

/** Runs the checks of a version on streams from all over its category, and tells how they came out. */
export function CategoryChecks({ store, version }: Props) {
  const [asked, setAsked] = useState<string | null>(null);
  const { category, hash } = version;
  const isAsked = asked === hash;
  const checks = useQuery({ ...categoryChecksQuery(store, category, hash), enabled: isAsked });
  const name = `${version.kind} v${String(version.number)}`;
  return (
    <section className={classes.checks} aria-label={`Checks of ${category}`}>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          loading={checks.isFetching}
          aria-label={`Run checks of ${category}`}
          onClick={() => {
            if (isAsked) void checks.refetch();
            setAsked(hash);
          }}
        >
          Run checks
        </Button>
        <span className={classes.quiet}>
          {checks.data === undefined
            ? `${name}: not checked yet. It is folded twice, each event is given to it twice, and what it leaves out is counted.`
            : `${name}. ${checkedWords(checks.data)}`}{' '}
          {checks.data === undefined ? null : (
            <>
              At <Timestamp at={new Date(checks.dataUpdatedAt).toISOString()} />.
            </>
          )}
        </span>
      </div>
      {checks.isLoading ? <Loading what="the checks" rows={3} /> : null}
      {checks.isError ? <Failed what="the checks" error={checks.error} /> : null}
      {checks.data === undefined ? null : <Found store={store} checks={checks.data} />}
    </section>
  );
}

function Found({ store, checks }: { readonly store: string; readonly checks: CategoryChecksView }) {
  const { purity, twice, coverage, reducer } = checks;
  const where = ({ stream, at }: CheckOfManyView) =>
    stream === null ? null : (
      <Link
        href={streamPage(store, stream, {
          at: at === null ? null : `v${at.version}`,
          reducer: reducer.hash,
        })}
        prefetch={false}
        className={classes.link}
      >
        <SafeText>{stream}</SafeText>
        {at === null ? '' : ` at v${at.version}`}
      </Link>
    );
  return (
    <div role="status">
      <ul className={list.list}>
        <CheckLine name="Same again" check={purity}>
          {where(purity)}
        </CheckLine>
        <CheckLine name="Delivered twice" check={twice}>
          {where(twice)}
        </CheckLine>
        <CoverageCheck coverage={coverage} />
      </ul>
    </div>
  );
}

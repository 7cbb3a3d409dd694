'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { reducerDraftPage } from '@/lib/urls/pages.ts';
import { ActiveTag } from './active-tag.tsx';
import { CategoryChecks } from './category-checks.tsx';
import type { CategoryRow } from './category-rows.ts';
import { CoverageLine } from './coverage-line.tsx';
import { RegressionForm } from './regression-form.tsx';
import { Regressions } from './regressions.tsx';
import { someStreamsQuery } from './queries.ts';
import { useActivate } from './use-activate.ts';
import { VersionTable } from './version-table.tsx';
import classes from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly row: CategoryRow;
}

/** A category: what folds it, what that leaves out, and every version there is. */
export function CategoryPanel({ store, row }: Props) {
  const activate = useActivate(store);
  const { category, active, versions } = row;
  const activated = (hash: string | null): void => {
    activate.mutate({ category, hash });
  };
  return (
    <Panel
      flush
      label={`Category ${category}`}
      title={
        <span className={classes.category}>
          <CategoryDot category={category} />
          <SafeText>{category}</SafeText>
          <ActiveTag active={active} />
        </span>
      }
      aside={
        <span className={classes.actions}>
          {active === null ? null : (
            <Button
              size="compact-xs"
              variant="default"
              disabled={activate.isPending}
              aria-label={`Infer ${category} again`}
              onClick={() => {
                activated(null);
              }}
            >
              Infer again
            </Button>
          )}
          <Button
            size="compact-xs"
            component={Link}
            href={reducerDraftPage(store, { category, from: active?.hash ?? null })}
            prefetch={false}
            variant="default"
          >
            {active === null ? `Write a reducer for ${category}` : 'Edit a draft'}
          </Button>
        </span>
      }
    >
      <p className={classes.note}>
        {row.events === null
          ? 'No events of this category here. '
          : `${countOf(row.events, 'event')} of ${countOf(row.types.length, 'type')}. `}
        <CoverageLine row={row} />
      </p>
      {activate.isError ? <Failed what="the activation" error={activate.error} /> : null}
      {versions.length === 0 ? null : (
        <Versions store={store} row={row} busy={activate.isPending} onActivate={activated} />
      )}
      <Regressions store={store} category={category} />
    </Panel>
  );
}

interface VersionsProps extends Props {
  readonly busy: boolean;
  readonly onActivate: (hash: string) => void;
}

/** The versions of a category, how the one that folds it does in the checks, and what they differ in. */
function Versions({ store, row, busy, onActivate }: VersionsProps) {
  const { category, active, versions } = row;
  const streams = useQuery(someStreamsQuery(store, category));
  const checked = active ?? versions[0];
  return (
    <>
      <VersionTable
        store={store}
        versions={versions}
        sample={streams.data?.items[0]?.streamId ?? null}
        busy={busy}
        onActivate={onActivate}
      />
      {checked === undefined ? null : <CategoryChecks store={store} version={checked} />}
      <RegressionForm store={store} row={row} />
    </>
  );
}

'use client';

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { compareReducer, type ReducerComparison } from '@/lib/api/reducer-comparison.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { comparisonWords, leftOutWords } from './comparison-words.ts';
import { DifferingList } from './differing-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { Regressions } from './regressions.tsx';
import { useStartRegression, type RegressionSides } from './use-start-regression.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import shared from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly category: string;
  readonly draft: Draft;
}

const sample = 100;

/** Whether the draft is safe to change to: it is folded over many streams beside the active reducer. */
export function DraftComparison({ store, category, draft }: Props) {
  const comparison = useMutation({
    mutationFn: (body: Draft) =>
      fetchContract(compareReducer, { store }, { body: { ...body, sample } }),
  });
  const all = useStartRegression(store, category);
  const isOfBefore = comparison.variables?.source !== draft.source;
  return (
    <Panel
      flush
      title="Safe to change?"
      aside={
        <span className={shared.actions}>
          <Button
            size="compact-sm"
            variant="default"
            loading={comparison.isPending}
            onClick={() => {
              comparison.mutate(draft);
            }}
          >
            Compare over {sample} streams
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={all.isPending}
            onClick={() => {
              all.mutate({ draft });
            }}
          >
            Compare all streams
          </Button>
        </span>
      }
    >
      {comparison.isError ? <Failed what="the streams" error={comparison.error} /> : null}
      {comparison.data === undefined ? (
        <p className={shared.note}>
          The server folds streams from all over the category by the draft and by what is active,
          and compares every state on the way. All streams are compared in the background: the
          answer stays here and in the list of reducers.
        </p>
      ) : (
        <Answer store={store} comparison={comparison.data} isOfBefore={isOfBefore} />
      )}
      {all.isError ? <Failed what="the streams" error={all.error} /> : null}
      {isOlder(all.variables, draft) ? (
        <p className={shared.note}>The draft was changed since all streams were compared.</p>
      ) : null}
      <Regressions store={store} category={category} newest />
    </Panel>
  );
}

const isOlder = (compared: RegressionSides | undefined, { source }: Draft): boolean =>
  compared !== undefined && 'draft' in compared && compared.draft.source !== source;

interface AnswerProps {
  readonly store: string;
  readonly comparison: ReducerComparison;
  /** Whether the draft was changed since. */
  readonly isOfBefore: boolean;
}

function Answer({ store, comparison, isOfBefore }: AnswerProps) {
  const { problems, differ, streams, examples } = comparison;
  if (problems.length > 0) return <ProblemList problems={problems} />;
  return (
    <>
      <p className={shared.note} role="status">
        <Tag tone={differ === 0 ? 'green' : 'amber'}>
          {differ === 0 ? 'no state differs' : `${String(differ)} of ${String(streams)} differ`}
        </Tag>{' '}
        {comparisonWords(comparison)}
        <SafeText>{leftOutWords(comparison.coverage)}</SafeText>
        {isOfBefore ? ' The draft was changed since.' : ''}
      </p>
      <DifferingList
        items={examples}
        hrefOf={({ stream, version }) => streamPage(store, stream, { at: `v${version}` })}
      />
      {differ > examples.length ? (
        <p className={shared.note}>
          {countOf(differ - examples.length, 'stream')} that also differ are counted and not listed.
        </p>
      ) : null}
    </>
  );
}

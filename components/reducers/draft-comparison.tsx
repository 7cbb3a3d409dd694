'use client';

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { Tag } from '@/components/ui/tag.tsx';
import {
  compareReducer,
  type DifferingStream,
  type ReducerComparison,
} from '@/lib/api/reducers.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { comparisonWords, leftOutWords } from './comparison-words.ts';
import { ProblemList } from './problem-list.tsx';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import classes from './editor.module.css';
import shared from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly draft: Draft;
}

const sample = 100;

/** Whether the draft is safe to change to: it is folded over many streams beside the active reducer. */
export function DraftComparison({ store, draft }: Props) {
  const comparison = useMutation({
    mutationFn: (body: Draft) =>
      fetchContract(compareReducer, { store }, { body: { ...body, sample } }),
  });
  const isOfBefore = comparison.variables?.source !== draft.source;
  return (
    <Panel
      flush
      title="Safe to change?"
      aside={
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
      }
    >
      {comparison.isError ? <Failed what="the streams" error={comparison.error} /> : null}
      {comparison.data === undefined ? (
        <p className={shared.note}>
          The server folds the first streams of the category by the draft and by what is active, and
          compares every state on the way.
        </p>
      ) : (
        <Answer store={store} comparison={comparison.data} isOfBefore={isOfBefore} />
      )}
    </Panel>
  );
}

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
      <ul className={classes.list}>
        {examples.map((example) => (
          <Example key={example.stream} store={store} example={example} />
        ))}
      </ul>
      {differ > examples.length ? (
        <p className={shared.note}>
          {countOf(differ - examples.length, 'stream')} that also differ are counted and not listed.
        </p>
      ) : null}
    </>
  );
}

function Example({
  store,
  example,
}: {
  readonly store: string;
  readonly example: DifferingStream;
}) {
  const { stream, version, type, changes, now, stopped } = example;
  return (
    <li>
      <Link
        href={streamPage(store, stream, { at: `v${version}` })}
        prefetch={false}
        className={shared.link}
      >
        <SafeText>{stream}</SafeText>
      </Link>{' '}
      from v{version} (<SafeText>{type}</SafeText>){now ? '' : ', the same again now'}
      {stopped === null ? '' : ': the draft stops, '}
      {stopped === null ? null : <SafeText>{stopped}</SafeText>}
      {changes.map(({ path, before, after }) => (
        <div key={path} className={shared.quiet}>
          <SafeText>{path === '' ? 'the whole state' : path}</SafeText>:{' '}
          <SafeText>{before ?? 'nothing'}</SafeText> → <SafeText>{after ?? 'nothing'}</SafeText>
        </div>
      ))}
    </li>
  );
}

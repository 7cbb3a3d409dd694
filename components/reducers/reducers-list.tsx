'use client';

import { Panel } from '@/components/ui/panel.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { ReducersView } from '@/lib/api/reducers.ts';
import type { TypeView } from '@/lib/api/stores.ts';
import { CategoryPanel } from './category-panel.tsx';
import { categoryRows } from './category-rows.ts';
import classes from './reducers.module.css';

const mostHistory = 20;

interface Props {
  readonly store: string;
  readonly reducers: ReducersView;
  readonly types: readonly TypeView[];
}

/** What folds each category of a store, what is wrong in the folder, and what was active when. */
export function ReducersList({ store, reducers, types }: Props) {
  const { versions, history, problems } = reducers;
  const rows = categoryRows(types, versions);
  return (
    <>
      {problems.length === 0 ? null : (
        <ul className={classes.problems} role="alert" aria-label="Problems in the folder">
          {problems.map(({ file, message, line }, index) => (
            <li key={index}>
              <SafeText>{line === null ? file : `${file}:${String(line)}`}</SafeText>:{' '}
              <SafeText>{message}</SafeText>
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 ? (
        <Empty title="No category to fold">
          The streams of this store have no categories, and reducers fold categories.
        </Empty>
      ) : (
        rows.map((row) => <CategoryPanel key={row.category} store={store} row={row} />)
      )}
      {history.length === 0 ? null : (
        <Panel title="What was active when" flush>
          <ol className={classes.history}>
            {history.slice(0, mostHistory).map(({ category, hash, by, at }, index) => (
              <li key={index}>
                <Timestamp at={at} /> <SafeText>{category}</SafeText>:{' '}
                {hash === null ? 'inferred' : wordsOf(versions, hash)}
                <span className={classes.quiet}> by {by === 'file' ? 'the folder' : by}</span>
              </li>
            ))}
          </ol>
        </Panel>
      )}
    </>
  );
}

function wordsOf(versions: ReducersView['versions'], hash: string): string {
  const version = versions.find((each) => each.hash === hash);
  return version === undefined ? hash.slice(0, 8) : `${version.kind} v${String(version.number)}`;
}

'use client';

import { Kbd } from '@/components/ui/kbd.tsx';
import { useKeys } from '@/components/ui/use-keys.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { withText } from './add-text.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { FindBar } from './find-bar.tsx';
import { canContinue, type SearchRun } from './search-run.ts';
import type { FindInResults } from './use-find.ts';
import type { SearchPlace } from './use-search-place.ts';
import classes from './search.module.css';
import own from './find.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
  readonly place: SearchPlace;
  readonly query: Query;
  readonly run: SearchRun;
  readonly found: FindInResults;
}

/** What can be done with the list of results itself: find in it, and choose what its rows tell. */
export function ListTools({ store, place, query, run, found }: Props) {
  const { open, find, text, onOpen } = found;
  useKeys([{ keys: 'f', label: 'Find in the loaded results', run: onOpen }]);
  const added = find === null ? null : withText(query, text);
  return (
    <div className={own.tools}>
      {place.event !== null || open ? null : (
        <span className={own.keys}>
          <Kbd>j</Kbd> <Kbd>k</Kbd> go through, <Kbd>Enter</Kbd> opens it, <Kbd>o</Kbd> its stream
          at that moment
        </span>
      )}
      {open ? (
        <FindBar
          found={found}
          events={run.events.length}
          more={run.state === 'running' || canContinue(run)}
          onAdd={
            added === null
              ? null
              : () => {
                  place.ask(added);
                }
          }
        />
      ) : (
        <button type="button" className={classes.small} onClick={onOpen}>
          Find in results
        </button>
      )}
      {place.columnProblem === null ? null : (
        <span role="alert" className={own.bad}>
          The columns of the address are not shown: {place.columnProblem}
        </span>
      )}
      <ColumnChooser store={store} columns={place.columns} onColumns={place.onColumns} />
    </div>
  );
}

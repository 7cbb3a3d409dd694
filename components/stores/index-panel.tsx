'use client';

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Answered } from '@/components/ui/answered.tsx';
import { contractQuery, fetchContract } from '@/components/ui/contract-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { changeIndex, readIndex, type IndexView } from '@/lib/api/search-index.ts';
import { indexWords } from './index-words.ts';
import classes from './index-panel.module.css';

interface Props {
  readonly store: string;
  /** Events of the store; null when they are not counted. */
  readonly total: string | null;
}

/** How far the search index of a store is, and what can be done with it. */
export function IndexPanel({ store, total }: Props) {
  const query = useQuery({
    ...contractQuery(readIndex, { store }),
    refetchInterval: ({ state }) => pollEvery(state.data),
  });
  return (
    <Panel title="Search index">
      <Answered what="the search index" query={query} rows={2}>
        {(view) => <IndexState store={store} total={total} view={view} />}
      </Answered>
    </Panel>
  );
}

const pollMilliseconds = 2000;

/** Asked again as long as something is on its way. */
function pollEvery(view: IndexView | undefined): number | false {
  const moving =
    view?.state === 'waiting' ||
    view?.state === 'indexing' ||
    (view?.state === 'following' && !isAllTaken(view));
  return moving ? pollMilliseconds : false;
}

const isAllTaken = ({ events, ledgerEvents, ledgers }: IndexView): boolean =>
  ledgerEvents === events && ledgers.every(({ current }) => current);

type Action = 'on' | 'pause' | 'rebuild' | 'off';

const actions: Readonly<Record<IndexView['state'], readonly (readonly [Action, string])[]>> = {
  off: [['on', 'Make an index']],
  paused: [
    ['on', 'Continue'],
    ['off', 'Delete'],
  ],
  waiting: [['off', 'Delete']],
  indexing: [
    ['pause', 'Pause'],
    ['off', 'Delete'],
  ],
  following: [
    ['pause', 'Pause'],
    ['rebuild', 'Make anew'],
    ['off', 'Delete'],
  ],
  failed: [
    ['rebuild', 'Make anew'],
    ['off', 'Delete'],
  ],
};

function IndexState({ store, total, view }: Props & { readonly view: IndexView }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (action: Action) => fetchContract(changeIndex, { store }, { body: { action } }),
    onSuccess: (changed) => {
      client.setQueryData(contractQuery(readIndex, { store }).queryKey, changed);
    },
  });
  const { text, more, bad } = indexWords(view, total);
  return (
    <div className={classes.state}>
      <p className={bad ? classes.bad : classes.text}>
        {text} {more !== null && <span className={classes.more}>{more}</span>}
      </p>
      <div className={classes.actions}>
        {actions[view.state].map(([action, label]) => (
          <Button
            key={action}
            size="compact-xs"
            variant="default"
            loading={change.isPending && change.variables === action}
            onClick={() => {
              change.mutate(action);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {change.isError && (
        <p role="alert" className={classes.bad}>
          {change.error.message}
        </p>
      )}
    </div>
  );
}

'use client';

import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { comparePage, streamPage, type CompareView } from '@/lib/urls/pages.ts';
import { CompareRails } from './compare-rails.tsx';
import { ComparedStates } from './compare-states.tsx';
import { streamsDiffQuery } from './queries.ts';
import classes from './what-if.module.css';

interface Compared {
  readonly before: string;
  readonly after: string;
  /** A moment of both; null: the newest state of each. */
  readonly at: string | null;
}

interface Props extends Compared {
  readonly store: string;
  /** A moment of the first stream, where it is another one; `now` for its newest state. */
  readonly against: string | null;
  /** Field whose changes are marked; null: none. */
  readonly path: string | null;
}

/** The states of two streams beside each other, now or as they both were at a time. */
export function CompareStreamsScreen(props: Props) {
  const { store, before, after, at } = props;
  const router = useRouter();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Compare two streams</h1>
        {[before, after]
          .filter((stream) => stream !== '')
          .map((stream) => (
            <Link key={stream} href={streamPage(store, stream, { at })}>
              <SafeText>{stream}</SafeText>
            </Link>
          ))}
      </header>
      <CompareForm
        key={`${before}\n${after}\n${at ?? ''}`}
        compared={{ before, after, at }}
        onCompare={(wanted) => {
          const stream = [wanted.before, wanted.after];
          router.push(comparePage(store, { stream, at: wanted.at, path: props.path }));
        }}
      />
      {before === '' || after === '' ? (
        <Empty title="Name two streams">
          Their states are compared field by field. A moment such as <code>2026-05-13</code> shows
          both as they were then; without one, both are as they are now.
        </Empty>
      ) : (
        <Answer {...props} />
      )}
    </div>
  );
}

interface CompareFormProps {
  readonly compared: Compared;
  readonly onCompare: (compared: Compared) => void;
}

function CompareForm({ compared, onCompare }: CompareFormProps) {
  const [before, setBefore] = useState(compared.before);
  const [after, setAfter] = useState(compared.after);
  const [at, setAt] = useState(compared.at ?? '');
  const fields = [
    ['Stream', before, setBefore],
    ['Another stream', after, setAfter],
    ['At (empty: now)', at, setAt],
  ] as const;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onCompare({ before: before.trim(), after: after.trim(), at: at.trim() || null });
      }}
    >
      {fields.map(([label, value, change]) => (
        <TextInput
          key={label}
          label={label}
          value={value}
          className={classes.data}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            change(event.currentTarget.value);
          }}
        />
      ))}
      <Button type="submit">Compare</Button>
    </form>
  );
}

/** Stands in an address for the newest state of one stream beside an older one of the other. */
const now = 'now';

function Answer({ store, before, after, at, against, path }: Props) {
  const router = useRouter();
  const first = against === null ? at : against === now ? null : against;
  const query = useQuery({
    ...streamsDiffQuery({ store, stream: after }, { other: before, at, against: first }),
    placeholderData: (shown) => shown,
  });
  const { data, isPlaceholderData } = query;
  const states =
    data === undefined || isPlaceholderData ? null : ([data.before, data.after] as const);
  const show = (view: CompareView): void => {
    router.push(comparePage(store, { stream: [before, after], at, against, path, ...view }));
  };
  return (
    <>
      {/* Why a stream cannot be read is told once, below. */}
      {query.isError ? null : (
        <CompareRails
          store={store}
          streams={[before, after]}
          moments={[first, at]}
          states={states}
          path={path}
          onMoments={([one, other]) => {
            show({ at: other, against: one === other ? null : (one ?? now) });
          }}
        />
      )}
      <Panel flush>
        <ComparedStates
          query={query}
          names={[before, after]}
          onPin={(field) => {
            show({ path: field === path ? null : field });
          }}
        />
      </Panel>
    </>
  );
}

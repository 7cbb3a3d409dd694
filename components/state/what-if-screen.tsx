'use client';

import { CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { JsonTree } from '@/components/ui/json-tree.tsx';
import { treeNotes } from '@/components/ui/json-tree-notes.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import { branchText } from '@/lib/fold/branch-text.ts';
import { stateWords } from '@/lib/fold/fidelity-words.ts';
import { streamPage, whatIfPage } from '@/lib/urls/pages.ts';
import { ChangesList } from './changes-list.tsx';
import type { StreamRef } from './queries.ts';
import { branchQuery } from './time-travel-queries.ts';
import { useParsed } from './use-parsed.ts';
import { WhatIfEdits } from './what-if-edits.tsx';
import { WhatIfEvents } from './what-if-events.tsx';
import classes from './what-if.module.css';

interface WhatIfScreenProps {
  readonly streamRef: StreamRef;
  /** As in the address; null: now. */
  readonly at: string | null;
  readonly edits: readonly string[];
}

/** A private branch of a stream beside the stream itself. It lives in the address and nowhere else. */
export function WhatIfScreen({ streamRef, at, edits }: WhatIfScreenProps) {
  const router = useRouter();
  const { store, stream } = streamRef;
  const query = useQuery({
    ...branchQuery(streamRef, at, edits),
    placeholderData: (before) => before,
  });
  const change = (next: readonly string[]): void => {
    router.push(whatIfPage(store, stream, { at, edit: next }), { scroll: false });
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>
          What if … <ShortId id={stream} most={40} />
        </h1>
        <Link href={streamPage(store, stream, { at })}>back to what happened</Link>
      </header>
      <p className={classes.watermark} role="note">
        <strong>Not what happened.</strong> A private branch, kept in this address only: nobody
        recorded it, nothing is written to the store, and it is no evidence.
      </p>
      <WhatIfEdits edits={edits} onEdits={change} />
      {query.isPending ? <Loading what="both states" rows={8} /> : null}
      {query.isError ? <Failed what="the branch" error={query.error} /> : null}
      {query.data === undefined ? null : (
        <>
          <Divergence {...query.data}>
            <CopyButton value={branchText({ stream, edits, ...query.data })}>
              {({ copied, copy }) => (
                <button type="button" className={classes.plain} onClick={copy}>
                  {copied ? 'copied' : 'copy with its watermark'}
                </button>
              )}
            </CopyButton>
          </Divergence>
          <div className={classes.columns}>
            <Panel title="What would differ" flush>
              <Watermarked>
                <ChangesList
                  changes={query.data.changes}
                  against="what happened"
                  onPin={() => undefined}
                />
              </Watermarked>
            </Panel>
            <Side title="What happened" state={query.data.real} changes={[]} />
            <Side title="On the branch" state={query.data.branch} changes={query.data.changes} />
          </div>
          <WhatIfEvents
            events={query.data.events}
            further={query.data.further}
            edits={edits}
            onEdits={change}
          />
        </>
      )}
    </div>
  );
}

interface DivergenceProps {
  readonly divergence: string | null;
  readonly unknown: readonly string[];
  readonly changes: readonly ChangeView[];
  readonly children: React.ReactNode;
}

function Divergence({ divergence, unknown, changes, children }: DivergenceProps) {
  return (
    <p className={classes.divergence}>
      {divergence === null ? (
        <Tag tone="grey">the states never differ</Tag>
      ) : (
        <Tag tone="amber">the states part at v{divergence}</Tag>
      )}{' '}
      {divergence !== null && changes.length === 0 ? 'They meet again before this moment. ' : null}
      {unknown.length === 0
        ? null
        : `The stream has no version ${unknown.join(', ')}: edits that name it do nothing. `}
      {children}
    </p>
  );
}

interface SideProps {
  readonly title: string;
  readonly state: StateView;
  readonly changes: readonly ChangeView[];
}

function Side({ title, state, changes }: SideProps) {
  const parsed = useParsed(state.state);
  return (
    <Panel title={title} aside={<ExplainedTags words={stateWords(state)} />} flush>
      {parsed?.ok === true ? (
        <JsonTree value={parsed.value} label={title} notes={treeNotes({ changes, blame: [] })} />
      ) : (
        <Empty title="No state">There is no event left that begins one.</Empty>
      )}
    </Panel>
  );
}

function Watermarked({ children }: { readonly children: React.ReactNode }) {
  return <div className={classes.marked}>{children}</div>;
}

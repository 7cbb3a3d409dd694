'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { ProblemError } from '@/components/ui/problem-error.ts';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { fidelityWords } from '@/lib/fold/fidelity-words.ts';
import { categoryWhenPage, streamPage, whenPage } from '@/lib/urls/pages.ts';
import { ConditionForm } from './condition-form.tsx';
import { summaryQuery, type StreamRef } from './queries.ts';
import { truthQuery } from './time-travel-queries.ts';
import { truthWords } from './truth-words.ts';
import { WhenIntervals } from './when-intervals.tsx';
import classes from './what-if.module.css';

interface WhenScreenProps {
  readonly streamRef: StreamRef;
  /** As in the address; empty: nothing is asked yet. */
  readonly condition: string;
}

/** When did a condition on the state hold: every time, first, last and how long. */
export function WhenScreen({ streamRef, condition }: WhenScreenProps) {
  const { store, stream } = streamRef;
  const router = useRouter();
  const category = useQuery(summaryQuery(streamRef)).data?.stream.category ?? null;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>
          When did it hold? <ShortId id={stream} most={40} />
        </h1>
        <Link href={streamPage(store, stream)}>back to the stream</Link>
        {category === null ? null : (
          <Link href={categoryWhenPage(store, { category, condition })}>
            ask every stream of <SafeText>{category}</SafeText>
          </Link>
        )}
      </header>
      <ConditionForm
        key={condition}
        condition={condition}
        onAsk={(asked) => {
          router.push(whenPage(store, stream, { condition: asked }));
        }}
      />
      {condition === '' ? (
        <Empty title="Ask about the state">
          A condition such as <code>status = locked and mfa.enabled = false</code>,{' '}
          <code>totalMinor &lt; 0</code> or <code>count(addresses) &gt; 2</code>. Every time it held
          is found, however short.
        </Empty>
      ) : (
        <Answer streamRef={streamRef} condition={condition} />
      )}
    </div>
  );
}

function Answer({ streamRef, condition }: WhenScreenProps) {
  const query = useQuery(truthQuery(streamRef, condition));
  if (query.isPending) return <Loading what="the whole stream" rows={5} />;
  if (query.isError) {
    const refused = query.error instanceof ProblemError && query.error.problem.field === 'when';
    return refused ? (
      <Empty title="This condition is not understood">{query.error.message}</Empty>
    ) : (
      <Failed what="the stream" error={query.error} />
    );
  }
  const { total, intervals, further, fidelity } = query.data;
  return (
    <Panel
      title={truthWords(total)}
      aside={<ExplainedTags words={fidelityWords(fidelity)} />}
      flush
    >
      <WhenIntervals streamRef={streamRef} intervals={intervals} />
      {further === 0 ? null : (
        <p className={classes.note}>
          {further.toLocaleString('en')} later ones are counted and not listed.
        </p>
      )}
      <p className={classes.note}>
        Asked of the state after every event
        {fidelity.incompleteFrom === null
          ? '; nothing is missing from it.'
          : `; it is incomplete from v${fidelity.incompleteFrom.version}: ${fidelity.incompleteFrom.reason}`}
      </p>
    </Panel>
  );
}

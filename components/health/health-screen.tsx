'use client';

import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { FindingView, HealthStep } from '@/lib/api/health.ts';
import { provisionalWords } from '@/lib/api/provisional-words.ts';
import { eventPage, searchPage, streamPage, typePage } from '@/lib/urls/pages.ts';
import { findingWords } from './finding-words.ts';
import { useHealth, type Examination } from './use-health.ts';
import classes from './health.module.css';

interface Props {
  readonly store: string;
  /** What is unsafe about the way the store is read. */
  readonly safety: ReactNode;
}

/** What a log should not have, each with the events behind the number. */
export function HealthScreen({ store, safety }: Props) {
  const { examination, stop, again } = useHealth(store);
  const { state, step, failure } = examination;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>Health of {store}</h1>
        <span role="status" aria-label="What was examined">
          <Reach examination={examination} />
        </span>
        <button
          type="button"
          className={classes.button}
          onClick={state === 'running' ? stop : again}
        >
          {state === 'running' ? 'Stop' : 'Examine again'}
        </button>
      </header>
      {safety}
      {state === 'failed' ? (
        <Failed what="the log" error={new Error(failure ?? '')} onRetry={again} />
      ) : null}
      {state === 'stopped' ? (
        <p>Stopped: nothing is said of a log that was not read to its end.</p>
      ) : null}
      {step?.kind === 'end' ? (
        <Findings store={store} head={step.head} findings={decided(step)} />
      ) : null}
      {state === 'running' ? <Loading what="the log" rows={8} /> : null}
    </div>
  );
}

const count = (number: number): string => number.toLocaleString('en');

function Reach({ examination: { state, step } }: { readonly examination: Examination }) {
  if (step === null) return <>beginning …</>;
  const examined = `${count(step.examined)} events examined`;
  if (step.kind === 'progress') {
    return (
      <>
        {examined}, back to {step.backTo?.slice(0, 10) ?? 'the newest'}
        {state === 'running' ? ' …' : ''}
      </>
    );
  }
  return <Ended step={step} examined={examined} />;
}

interface EndedProps {
  readonly step: Extract<HealthStep, { kind: 'end' }>;
  readonly examined: string;
}

function Ended({ step, examined }: EndedProps) {
  const { complete, provisional, examinedAt, kept } = step;
  const open = provisionalWords(provisional);
  return (
    <>
      <Tag tone={complete ? 'green' : 'amber'}>{complete ? 'complete' : 'partial'}</Tag> {examined}
      {complete ? ', all there are' : lacking(step)}
      {open === '' ? '' : `; ${open}`}, <Timestamp at={examinedAt} />
      {kept ? '; nothing came since' : ''}
    </>
  );
}

function lacking(step: Extract<HealthStep, { kind: 'end' }>): string {
  if (step.unasked === 0) return `, back to ${step.backTo?.slice(0, 10) ?? 'a time not recorded'}`;
  const causes = `; ${count(step.unasked)} causes in other stores were not asked for`;
  if (step.notExamined.length === 0) return causes;
  const names = step.notExamined.map(({ store, reason }) => `${store} (${reason})`).join(', ');
  return `${causes}; stores that could not be asked: ${names}`;
}

/** While causes were not asked for, it is not known that none is nowhere. */
const decided = ({ findings, unasked }: Extract<HealthStep, { kind: 'end' }>) =>
  findings.filter(({ kind, count: found }) => kind !== 'orphan' || found > 0 || unasked === 0);

interface FindingsProps {
  readonly store: string;
  /** Position of the newest event examined. */
  readonly head: string | null;
  readonly findings: readonly FindingView[];
}

function Findings({ store, head, findings }: FindingsProps) {
  const found = findings.filter((finding) => finding.count > 0);
  const clean = findings.filter((finding) => finding.count === 0);
  return (
    <>
      {found.map((finding) => (
        <Found key={finding.kind} {...{ store, head, finding }} />
      ))}
      {clean.length === 0 ? null : (
        <p className={classes.clean}>
          Nothing found of:{' '}
          {clean.map(({ kind }) => findingWords[kind].title.toLowerCase()).join(', ')}.
        </p>
      )}
    </>
  );
}

interface FoundProps extends Omit<FindingsProps, 'findings'> {
  readonly finding: FindingView;
}

function Found({ store, head, finding }: FoundProps) {
  const { kind, examples } = finding;
  const { title, meaning, advice } = findingWords[kind];
  const q = `finding:${kind}`;
  return (
    <section className={classes.finding} aria-label={title}>
      <h2>
        <Tag tone={advice ? 'blue' : 'amber'}>{count(finding.count)}</Tag> {title}
        <Link href={searchPage(store, { q, head })} prefetch={false}>
          {linkWords(finding)}
        </Link>
      </h2>
      <p>{meaning}</p>
      <ul>
        {examples.map((example, index) => (
          <li key={index}>
            <Link href={hrefOf(store, example)} prefetch={false}>
              <SafeText>
                {example.stream === null
                  ? example.type
                  : `${example.stream} v${example.version ?? ''}`}
              </SafeText>
            </Link>{' '}
            {example.stream === null ? null : <SafeText>{example.type}</SafeText>}
            <span className={classes.note}>
              <SafeText>{example.note}</SafeText>
            </span>
          </li>
        ))}
      </ul>
      {finding.count > examples.length ? <p>These are the newest {examples.length}.</p> : null}
    </section>
  );
}

function linkWords({ kind, count: all }: FindingView): string {
  if (findingWords[kind].of === 'event') return all === 1 ? 'List it' : `List all ${count(all)}`;
  return all === 1 ? 'List the events of this type' : `List the events of all ${count(all)} types`;
}

function hrefOf(
  store: string,
  { event, stream, version, type }: FindingView['examples'][number],
): string {
  if (stream !== null) return streamPage(store, stream, { at: `v${version ?? ''}` });
  return event === null ? typePage(store, type) : eventPage(store, event);
}

'use client';

import { useId, useState } from 'react';
import { Tag } from '@/components/ui/tag.tsx';
import type { Query } from '@/lib/query/syntax.ts';
import { SummaryChart } from './summary-chart.tsx';
import { summaryWords } from './summary-words.ts';
import type { RunningSummary } from './use-answer-summary.ts';
import type { SearchPlace } from './use-search-place.ts';
import classes from './search.module.css';
import own from './summary.module.css';

interface Props {
  readonly place: SearchPlace;
  readonly query: Query;
  readonly summary: RunningSummary;
}

/** How many events the whole answer has and when they were recorded, while the first are on screen already. */
export function SummaryPanel({ place, query, summary }: Props) {
  const [open, setOpen] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const { run } = summary;
  const histogram = run.figures?.histogram ?? null;
  return (
    <section className={own.summary} aria-label="Whole answer">
      <div className={own.line}>
        <Total summary={summary} />
        <Control summary={summary} />
        {histogram === null ? null : (
          <span className={own.tools}>
            <button
              type="button"
              className={`${classes.small} ${own.unfold}`}
              aria-expanded={open}
              aria-controls={id}
              onClick={() => {
                setOpen(!open);
              }}
            >
              Over time {open ? '▴' : '▾'}
            </button>
            <button
              type="button"
              className={classes.small}
              aria-pressed={asTable}
              onClick={() => {
                setAsTable(!asTable);
                setOpen(true);
              }}
            >
              As a table
            </button>
          </span>
        )}
      </div>
      {histogram === null ? null : (
        <div id={id} className={own.chart} data-open={open || undefined}>
          <SummaryChart
            {...{ place, query, histogram, asTable }}
            estimated={run.figures?.basis === 'estimated'}
            untimed={run.figures?.untimed ?? 0}
          />
        </div>
      )}
    </section>
  );
}

function Total({ summary: { run } }: { readonly summary: RunningSummary }) {
  const { total, tag, tone, note } = summaryWords(run);
  if (run.state === 'failed') {
    return (
      <span role="alert">
        The answer could not be counted: {run.failure?.message ?? 'there was no explanation.'}
        {total === '' ? '' : ` So far: ${total}.`}
      </span>
    );
  }
  return (
    <span role="status" aria-label="How many events there are">
      <Tag tone={tone}>{tag}</Tag> {total === '' ? null : <strong>{total}</strong>}
      {note === '' ? null : <> · {note}</>}
    </span>
  );
}

function Control({ summary: { run, stop, more, again } }: { readonly summary: RunningSummary }) {
  const { state } = run;
  if (state === 'idle') return null;
  if (state === 'running') return <Button act={stop}>Stop counting</Button>;
  if (more !== null) return <Button act={more}>Count on</Button>;
  return state === 'ended' ? null : <Button act={again}>Count again</Button>;
}

const Button = ({ act, children }: { readonly act: () => void; readonly children: string }) => (
  <button type="button" className={classes.small} onClick={act}>
    {children}
  </button>
);

'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ExportJobView } from '@/lib/api/jobs.ts';
import { ExportRow } from './export-row.tsx';
import { isAtWork, jobsQuery } from './jobs-query.ts';
import { panelWords } from './panel-words.ts';
import classes from './jobs.module.css';

interface Props {
  readonly store: string;
}

/** One's own exports of a store, at work and finished; nothing where there are none. */
export function ExportPanel({ store }: Props) {
  const { data, error } = useQuery(jobsQuery(store));
  const jobs = (data?.jobs ?? []).filter((job) => job.kind === 'export');
  const newest = data === undefined ? undefined : (jobs[0]?.id ?? null);
  const [seen, setSeen] = useState(newest);
  const [open, setOpen] = useState(false);
  // It opens for what is begun here or was at work before, and stays as somebody left it.
  if (newest !== seen) {
    setSeen(newest);
    if (jobs.length > 0 && (seen !== undefined || jobs.some(isAtWork))) setOpen(true);
  }
  if (error !== null) {
    return (
      <p className={classes.bad} role="alert">
        The exports could not be listed: {error.message}
      </p>
    );
  }
  return jobs.length === 0 ? null : (
    <Exports store={store} jobs={jobs} open={open} onOpen={setOpen} />
  );
}

interface ExportsProps extends Props {
  readonly jobs: readonly ExportJobView[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

function Exports({ store, jobs, open, onOpen }: ExportsProps) {
  const list = useId();
  return (
    <section className={classes.panel} aria-label="Exports">
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => {
          onOpen(!open);
        }}
      >
        <span aria-hidden="true">{open ? '▾' : '▸'}</span> {panelWords(jobs)}
      </button>
      <ul id={list} className={classes.list} hidden={!open}>
        {jobs.map((job) => (
          <ExportRow key={job.id} store={store} job={job} />
        ))}
      </ul>
    </section>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ExportJobView } from '@/lib/api/jobs.ts';
import { ExportRow } from './export-row.tsx';
import { isAtWork, jobsQuery } from '@/components/ui/jobs-query.ts';
import { panelWords } from './panel-words.ts';
import classes from './jobs.module.css';

interface Props {
  readonly store: string;
}

/** One's own exports of a store, at work and finished; nothing where there are none. */
export function ExportPanel({ store }: Props) {
  const { data, error } = useQuery(jobsQuery(store));
  const jobs = data?.jobs.filter((job) => job.kind === 'export');
  const [open, setOpen] = useOpenForNew(jobs);
  if (error !== null) {
    return (
      <p className={classes.bad} role="alert">
        The exports could not be listed: {error.message}
      </p>
    );
  }
  if (jobs === undefined || jobs.length === 0) return null;
  return <Exports store={store} jobs={jobs} open={open} onOpen={setOpen} />;
}

/** Opens for what is begun here or was at work before, and stays as somebody left it. */
function useOpenForNew(jobs: readonly ExportJobView[] | undefined) {
  const newest = jobs?.[0]?.id ?? (jobs === undefined ? undefined : null);
  const [seen, setSeen] = useState(newest);
  const [open, setOpen] = useState(false);
  if (newest !== seen) {
    setSeen(newest);
    const isBegun = seen !== undefined && newest !== null;
    if (isBegun || jobs?.some(isAtWork) === true) setOpen(true);
  }
  return [open, setOpen] as const;
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

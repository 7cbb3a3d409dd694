'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { jobsQuery } from '@/components/ui/jobs-query.ts';
import { usePinned } from '@/components/ui/pinned.ts';
import { startTruth, type TruthJobView } from '@/lib/api/jobs.ts';
import { truthJobFor, type CategoryQuestion } from './truth-job.ts';

export interface TruthOfCategory {
  /** Undefined until it is known whether it was asked before; null: it was asked and deleted. */
  readonly job: TruthJobView | null | undefined;
  readonly error: Error | null;
  readonly askAgain: () => void;
}

/** The job that answers the question: the newest there is, begun where there is none. It outlives the screen. */
export function useTruthJob(question: CategoryQuestion): TruthOfCategory {
  const { store, category, condition } = question;
  const asof = usePinned();
  const client = useQueryClient();
  const { data, error } = useQuery(jobsQuery(store));
  const { mutate, error: refused } = useMutation({
    mutationFn: () => {
      const pinned = asof === null ? {} : { asof };
      const body = { category, when: condition, ...pinned };
      return fetchContract(startTruth, { store }, { body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: jobsQuery(store).queryKey }),
  });
  const job = data === undefined ? undefined : truthJobFor(data.jobs, question, asof);
  const looked = useRef(false);
  useEffect(() => {
    if (job === undefined || looked.current) return;
    // Asked once by the screen itself; what somebody deletes is not asked again unasked.
    looked.current = true;
    if (job === null) mutate();
  }, [job, mutate]);
  return { job, error: error ?? refused, askAgain: mutate };
}

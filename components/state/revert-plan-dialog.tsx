'use client';

import { CopyButton, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { StreamRef } from './queries.ts';
import { TrustOfTwo } from './trust-of-two.tsx';
import { revertPlanQuery } from './time-travel-queries.ts';
import classes from './state.module.css';

interface RevertPlanDialogProps {
  readonly streamRef: StreamRef;
  /** Version whose state was good; null: closed. */
  readonly good: bigint | null;
  readonly onClose: () => void;
}

/** What would have to change for the state of now to be as it was; for people to act on. */
export function RevertPlanDialog({ streamRef, good, onClose }: RevertPlanDialogProps) {
  return (
    <Modal
      opened={good !== null}
      onClose={onClose}
      title={`The way back to v${String(good ?? '')}`}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      {good === null ? null : <Plan streamRef={streamRef} good={`v${String(good)}`} />}
    </Modal>
  );
}

function Plan({ streamRef, good }: { readonly streamRef: StreamRef; readonly good: string }) {
  const query = useQuery(revertPlanQuery(streamRef, good));
  if (query.isPending) return <Loading what="both states" rows={4} />;
  if (query.isError) return <Failed what="the plan" error={query.error} />;
  const { sentences, patch, now, good: then } = query.data;
  const trust = (
    <p className={classes.note}>
      Both states were folded so:{' '}
      <TrustOfTwo
        before={{ name: 'then', fidelity: then.fidelity }}
        after={{ name: 'now', fidelity: now.fidelity }}
      />
    </p>
  );
  if (sentences.length === 0) {
    return (
      <>
        <Empty title="Nothing to do">The state of now is the state of then.</Empty>
        {trust}
      </>
    );
  }
  return (
    <>
      <p className={classes.note}>
        From the newest state (v{now.version ?? '?'}). Backstory writes nothing: this is what a
        compensating change would have to say.
      </p>
      {trust}
      <ul className={classes.plan}>
        {sentences.map((sentence, index) => (
          <li key={index}>
            <SafeText>{sentence}</SafeText>
          </li>
        ))}
      </ul>
      <h3 className={classes.heading}>
        As a JSON Patch
        <CopyButton value={patch}>
          {({ copied, copy }) => (
            <button type="button" className={classes.plain} onClick={copy}>
              {copied ? 'copied' : 'copy'}
            </button>
          )}
        </CopyButton>
      </h3>
      <pre className={classes.raw} tabIndex={0}>
        <SafeText>{patch}</SafeText>
      </pre>
    </>
  );
}

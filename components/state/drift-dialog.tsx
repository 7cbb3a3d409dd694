'use client';

import { Modal } from '@mantine/core';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { DriftView } from '@/lib/api/drift.ts';
import { fidelityWords } from '@/lib/fold/fidelity-words.ts';
import { ChangesList } from './changes-list.tsx';
import classes from './state.module.css';

interface DriftDialogProps {
  /** Null: closed. */
  readonly drift: DriftView | null;
  readonly onClose: () => void;
  readonly onPin: (path: string) => void;
}

/** Where the store's own snapshot and the fold of its events differ. */
export function DriftDialog({ drift, onClose, onPin }: DriftDialogProps) {
  return (
    <Modal
      opened={drift !== null}
      onClose={onClose}
      title={`Snapshot v${drift?.snapshotVersion ?? ''} against the events`}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      {drift === null ? null : (
        <>
          <p className={classes.note}>
            The store saved a state of v{drift.snapshotVersion}
            {drift.type === null ? null : (
              <>
                {' '}
                as <SafeText>{drift.type}</SafeText>
              </>
            )}
            {drift.recordedAt === null ? null : (
              <>
                {' '}
                on <Timestamp at={drift.recordedAt} />
              </>
            )}
            . Here is what its events up to v{drift.snapshotVersion} say otherwise: − stands in the
            snapshot, + follows from the events.
          </p>
          {drift.fidelity === null ? null : (
            <p className={classes.note}>
              The events were folded so:{' '}
              <ExplainedTags words={fidelityWords({ ...drift.fidelity, snapshot: 'unknown' })} />
            </p>
          )}
          <ChangesList
            changes={drift.changes}
            against="the snapshot"
            sides={['in the snapshot', 'from the events']}
            onPin={(path) => {
              onClose();
              onPin(path);
            }}
          />
        </>
      )}
    </Modal>
  );
}

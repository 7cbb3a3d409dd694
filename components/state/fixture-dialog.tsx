'use client';

import { Button, CopyButton, Modal, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { fidelityWords } from '@/lib/fold/fidelity-words.ts';
import type { StreamRef } from './queries.ts';
import { fixtureQuery } from './time-travel-queries.ts';
import classes from './state.module.css';

interface FixtureDialogProps {
  readonly streamRef: StreamRef;
  /** Last version in it; null: closed. */
  readonly at: bigint | null;
  readonly onClose: () => void;
}

const shownCharacters = 20_000;

/** The events up to a moment as a test of somebody's own. */
export function FixtureDialog({ streamRef, at, onClose }: FixtureDialogProps) {
  return (
    <Modal
      opened={at !== null}
      onClose={onClose}
      title={`Up to v${String(at ?? '')} as a fixture`}
      size="xl"
      transitionProps={{ duration: 0 }}
    >
      {at === null ? null : <Fixture streamRef={streamRef} at={`v${String(at)}`} />}
    </Modal>
  );
}

function Fixture({ streamRef, at }: { readonly streamRef: StreamRef; readonly at: string }) {
  const [as, setAs] = useState<'json' | 'typescript'>('json');
  const query = useQuery(fixtureQuery(streamRef, at, as));
  return (
    <>
      <SegmentedControl
        aria-label="Form of the fixture"
        value={as}
        data={[
          { value: 'json', label: 'JSON' },
          { value: 'typescript', label: 'TypeScript, given / when / then' },
        ]}
        onChange={(value) => {
          setAs(value === 'typescript' ? 'typescript' : 'json');
        }}
      />
      {query.isPending ? <Loading what="the events" rows={6} /> : null}
      {query.isError ? <Failed what="the fixture" error={query.error} /> : null}
      {query.data === undefined ? null : (
        <>
          <p className={classes.note}>
            The state it ends with was folded so:{' '}
            <ExplainedTags words={fidelityWords(query.data.fidelity)} />
          </p>
          <pre className={classes.raw} tabIndex={0}>
            <SafeText>{query.data.text.slice(0, shownCharacters)}</SafeText>
          </pre>
          {query.data.text.length > shownCharacters ? (
            <p className={classes.note}>Its beginning; copying takes all of it.</p>
          ) : null}
          <CopyButton value={query.data.text}>
            {({ copied, copy }) => (
              <Button variant="light" onClick={copy}>
                {copied ? 'Copied' : `Copy ${query.data.fileName}`}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </>
  );
}

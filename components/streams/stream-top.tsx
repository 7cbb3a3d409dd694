'use client';

import { CopyButton } from '@mantine/core';
import { streamPage } from '@/lib/urls/pages.ts';
import { DriftTag } from './drift-tag.tsx';
import type { StreamRef } from './queries.ts';
import { StreamHeader } from './stream-header.tsx';
import { StreamMenu } from './stream-menu.tsx';
import { versionAt, writePlace } from './stream-place.ts';
import type { StreamScreen } from './use-stream-screen.ts';
import buttons from './buttons.module.css';

interface StreamTopProps {
  readonly screen: StreamScreen;
  readonly streamRef: StreamRef;
  readonly onCompare: () => void;
  readonly onDrift: () => void;
  readonly onRevert: (good: bigint) => void;
  readonly onFixture: (at: bigint) => void;
}

/** The header with what can be done with the moment as a whole. */
export function StreamTop({ screen, streamRef, ...on }: StreamTopProps) {
  const { summary, moment, name, url, playhead, againstVersion } = screen;
  if (summary.data === undefined) return null;
  // A copied link names versions, so that its reader sees this and not what is newest then.
  const pinned = streamPage(
    streamRef.store,
    streamRef.stream,
    writePlace({
      ...url.place,
      at: playhead.version === null ? url.place.at : versionAt(playhead.version),
      against: againstVersion === null ? url.place.against : versionAt(againstVersion),
    }),
  );
  return (
    <StreamHeader
      summary={summary.data.stream}
      firstRecordedAt={summary.data.firstRecordedAt}
      state={moment.state}
      stopped={moment.unfolded !== null}
      name={name}
      drift={
        moment.unfolded === null ? <DriftTag state={screen.drift} onOpen={on.onDrift} /> : null
      }
      actions={
        <>
          <button type="button" className={buttons.small} onClick={on.onCompare}>
            compare with …
          </button>
          <CopyLink href={pinned} />
          <StreamMenu
            streamRef={streamRef}
            version={playhead.version}
            onRevert={() => {
              if (playhead.version !== null) on.onRevert(playhead.version);
            }}
            onFixture={() => {
              if (playhead.version !== null) on.onFixture(playhead.version);
            }}
          />
        </>
      }
    />
  );
}

function CopyLink({ href }: { readonly href: string }) {
  return (
    <CopyButton value={typeof window === 'undefined' ? href : window.location.origin + href}>
      {({ copied, copy }) => (
        <button
          type="button"
          className={buttons.small}
          title="A link to exactly this moment"
          onClick={copy}
        >
          {copied ? 'copied' : 'copy link'}
        </button>
      )}
    </CopyButton>
  );
}

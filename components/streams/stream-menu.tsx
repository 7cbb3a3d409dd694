'use client';

import { usePinned } from '@/components/ui/pinned.ts';
import { withAsOf } from '@/lib/urls/as-of.ts';
import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconClockQuestion,
  IconDots,
  IconDownload,
  IconGitCompare,
  IconGitFork,
  IconTestPipe,
} from '@tabler/icons-react';
import { Link } from '@/components/ui/link.tsx';
import { exportStream } from '@/lib/api/streams.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { comparePage, whatIfPage, whenPage } from '@/lib/urls/pages.ts';
import { printEdit } from '@/lib/fold/branch-edits.ts';
import { version as versionOf } from '@/lib/events/ids.ts';
import type { StreamRef } from './queries.ts';
import buttons from './buttons.module.css';

interface StreamMenuProps {
  readonly streamRef: StreamRef;
  readonly version: bigint | null;
  readonly onRevert: () => void;
  readonly onFixture: () => void;
}

/** What is done less often with a moment or the whole stream. */
export function StreamMenu({ streamRef, version, onRevert, onFixture }: StreamMenuProps) {
  const { store, stream } = streamRef;
  return (
    <Menu position="bottom-end" width={270} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={buttons.small} aria-label="More for this moment">
          <IconDots size={15} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {version === null ? null : (
          <>
            <Menu.Item
              component={Link}
              href={whatIfPage(store, stream, {
                edit: [printEdit({ kind: 'skip', version: versionOf(version) })],
              })}
              leftSection={<IconGitFork size={15} />}
            >
              What if v{String(version)} had not happened?
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowBackUp size={15} />} onClick={onRevert}>
              The way back to this state
            </Menu.Item>
            <Menu.Item leftSection={<IconTestPipe size={15} />} onClick={onFixture}>
              Up to here as a test fixture
            </Menu.Item>
          </>
        )}
        <Menu.Item
          component={Link}
          href={whenPage(store, stream)}
          leftSection={<IconClockQuestion size={15} />}
        >
          When did something hold?
        </Menu.Item>
        <Menu.Item
          component={Link}
          href={comparePage(store, { stream: [stream] })}
          leftSection={<IconGitCompare size={15} />}
        >
          Compare with another stream
        </Menu.Item>
        <Menu.Item
          component="a"
          href={withAsOf(pathHref(exportStream.path, streamRef), usePinned())}
          download
          leftSection={<IconDownload size={15} />}
        >
          Export the stream as NDJSON
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

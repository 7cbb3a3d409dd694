'use client';

import { Autocomplete, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { DraftChecks } from './draft-checks.tsx';
import { DraftPreview } from './draft-preview.tsx';
import { DraftSteps } from './draft-steps.tsx';
import type { ShownPreview } from './preview-query.ts';
import classes from './editor.module.css';
import shared from './reducers.module.css';

interface Props {
  readonly preview: UseQueryResult<ShownPreview>;
  /** Whether the answer is of a draft before this one. */
  readonly isStale: boolean;
  readonly streams: readonly string[];
  readonly stream: string;
  readonly moment: string;
  readonly onStream: (stream: string) => void;
  readonly onMoment: (moment: string) => void;
}

/** The stream a draft is tried on, and what comes of it. */
export function PreviewPane(props: Props) {
  const { preview, isStale, streams, stream, moment, onStream, onMoment } = props;
  return (
    <div className={classes.side}>
      <Panel
        flush
        title="State by the draft"
        aside={
          <span role="status">
            <Tag tone={isStale ? 'amber' : 'green'}>{isStale ? 'folding …' : 'up to date'}</Tag>
          </span>
        }
      >
        <div className={classes.form}>
          <Autocomplete
            size="xs"
            label="Stream"
            className={classes.grow}
            data={[...streams]}
            value={stream}
            autoComplete="off"
            onChange={onStream}
          />
          <TextInput
            size="xs"
            label="Moment"
            placeholder="now, v5, a time"
            className={classes.short}
            value={moment}
            autoComplete="off"
            onChange={(event) => {
              onMoment(event.currentTarget.value);
            }}
          />
        </div>
        <p className={shared.note}>
          Runs here in your browser, in a sandbox without network, on the events as you may see
          them.
        </p>
        <Answer preview={preview} isAsked={stream !== ''} />
      </Panel>
      {preview.data?.checks == null || preview.isError ? null : (
        <>
          <Panel title="Checks on this stream" flush>
            <DraftChecks preview={preview.data} />
          </Panel>
          <Panel title="What each event did" flush>
            <DraftSteps steps={preview.data.steps} />
          </Panel>
        </>
      )}
    </div>
  );
}

function Answer({ preview, isAsked }: Pick<Props, 'preview'> & { readonly isAsked: boolean }) {
  if (!isAsked)
    return <Empty title="No stream yet">Name one to see what the draft makes of it.</Empty>;
  if (preview.isError) return <Failed what="the preview" error={preview.error} />;
  if (preview.data === undefined) return <Loading what="the preview" rows={8} />;
  return <DraftPreview preview={preview.data} />;
}

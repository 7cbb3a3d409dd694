'use client';

import { Panel } from '@/components/ui/panel.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView } from '@/lib/api/views.ts';
import classes from './what-if.module.css';

interface WhatIfEventsProps {
  readonly events: readonly { readonly event: EventView; readonly was: string | null }[];
  readonly further: number;
  readonly edits: readonly string[];
  readonly onEdits: (edits: readonly string[]) => void;
}

/** The branch from the first edited place on, and what else could be taken out of it. */
export function WhatIfEvents({ events, further, edits, onEdits }: WhatIfEventsProps) {
  return (
    <Panel title="The branch from the first edited place on" flush>
      <div className={classes.scroll} role="region" aria-label="Events of the branch" tabIndex={0}>
        <table className={classes.events}>
          <thead>
            <tr>
              <th>On the branch</th>
              <th>Recorded as</th>
              <th>Type</th>
              <th>Recorded</th>
              <th>
                <span className={classes.hidden}>Leave out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ event, was }) => (
              <tr key={`${event.version} ${event.id}`} data-new={was === null || undefined}>
                <td>v{event.version}</td>
                <td>{was === null ? <Tag tone="amber">never recorded</Tag> : `v${was}`}</td>
                <td>
                  <SafeText>{event.type}</SafeText>
                </td>
                <td>{was === null ? null : <Timestamp at={event.recordedAt} />}</td>
                <td>
                  {was === null ? null : (
                    <button
                      type="button"
                      className={classes.plain}
                      onClick={() => {
                        onEdits([...edits, `skip:${was}`]);
                      }}
                    >
                      leave out
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {further === 0 ? null : (
        <p className={classes.note}>
          And {further.toLocaleString('en')} more events, folded but not listed.
        </p>
      )}
    </Panel>
  );
}

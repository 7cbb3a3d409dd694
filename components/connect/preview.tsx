'use client';

import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView, HealthView, PayloadView } from '@/lib/api/views.ts';
import type { Connecting } from './use-connect.ts';
import classes from './connect.module.css';

const shownPayload = 140;

/** The newest events through the chosen layout, to judge it by eye. */
export function Preview({ connecting }: { readonly connecting: Connecting }) {
  const { guess, preview } = connecting;
  if (guess === null) return null;
  return (
    <Panel title="The newest events through it" flush>
      {preview.isPending ? <Loading what="ten events" /> : null}
      {preview.isError ? <Failed what="events through this layout" error={preview.error} /> : null}
      {preview.data === undefined ? null : (
        <>
          <Safety health={preview.data.health} />
          <Problems events={preview.data.events} />
          <Events events={preview.data.events} />
        </>
      )}
    </Panel>
  );
}

function Safety({ health }: { readonly health: HealthView }) {
  return (
    <div className={classes.safety}>
      <p>
        <Tag tone={health.readOnly === 'enforced' ? 'green' : 'amber'}>
          read-only {health.readOnly}
        </Tag>{' '}
        <SafeText>{health.readOnlyReason}</SafeText>
      </p>
      {health.warnings.map((warning) => (
        <p key={warning.code}>
          <Tag tone={warning.severity === 'danger' ? 'red' : 'amber'}>{warning.code}</Tag>{' '}
          <SafeText>{`${warning.message} ${warning.remedy ?? ''}`}</SafeText>
        </p>
      ))}
    </div>
  );
}

/** What must be known before these events are trusted, each sentence once. */
function Problems({ events }: { readonly events: readonly EventView[] }) {
  const told = tally(events.flatMap((event) => event.problems.map(({ message }) => message)));
  if (told.size === 0) return null;
  return (
    <div className={classes.safety}>
      {[...told].map(([message, count]) => (
        <p key={message}>
          <Tag tone="amber">{`${count} of ${events.length}`}</Tag> <SafeText>{message}</SafeText>
        </p>
      ))}
    </div>
  );
}

function tally(messages: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1);
  return counts;
}

function Events({ events }: { readonly events: readonly EventView[] }) {
  if (events.length === 0) {
    return <Empty title="There is no event yet">The table is there and empty.</Empty>;
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.events}>
        <thead>
          <tr>
            <th>Stream</th>
            <th>Version</th>
            <th>Type</th>
            <th>Recorded</th>
            <th>Data</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td>
                <SafeText>{event.streamId}</SafeText>
              </td>
              <td>{event.version}</td>
              <td>
                <SafeText>{event.type}</SafeText>
              </td>
              <td>{event.recordedAt === null ? 'no time' : <Timestamp at={event.recordedAt} />}</td>
              <td className={classes.payload}>
                <SafeText>{payloadWords(event.data)}</SafeText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function payloadWords(payload: PayloadView): string {
  const text = payload.kind === 'json' ? payload.text : `(${payload.kind})`;
  return text.length > shownPayload ? `${text.slice(0, shownPayload)} …` : text;
}

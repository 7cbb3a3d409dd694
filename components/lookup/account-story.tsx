'use client';

import { Link } from '@/components/ui/link.tsx';
import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import type { StateView } from '@/lib/api/streams.ts';
import { stateWords } from '@/lib/fold/fidelity-words.ts';
import { formFields, type FormField } from './form-fields.ts';
import { CopyText } from './copy-text.tsx';
import { Story } from './story.tsx';
import { ticketText } from './ticket-text.ts';
import { TodayForm } from './today-form.tsx';
import { TopicChips } from './topic-chips.tsx';
import { topicsOfPath, type Topic } from './topics.ts';
import { useStory } from './use-story.ts';
import classes from './lookup.module.css';

interface Props {
  readonly q: string;
  readonly store: string;
  readonly stream: string;
  readonly topic: Topic | null;
  readonly onTopic: (topic: Topic | null) => void;
}

/** What happened to one account, in words, and how it is now. */
export function AccountStory({ q, store, stream, topic, onTopic }: Props) {
  const zone = useReaderZone();
  const { name, state, lines, reading, failure, retry, older } = useStory(store, stream);
  if (failure !== null)
    return <Failed what={`the story of ${stream}`} error={failure} onRetry={retry} />;
  if (reading && lines.length === 0) return <Loading what={`the story of ${stream}`} rows={14} />;
  const told = topic === null ? lines : lines.filter(({ topics }) => topics.includes(topic));
  const fields = fieldsAbout(state, topic);
  const part = partWords(topic, older !== null);
  const text = () =>
    ticketText({
      fidelity: state?.fidelity ?? null,
      ...{ value: q, store, stream, name, lines: told, fields, part, zone },
      hrefOf: (version) =>
        `${window.location.origin}${streamPage(store, stream, { at: `v${version}` })}`,
    });
  return (
    <div className={classes.account}>
      <Panel
        flush
        label="Story"
        title={
          <>
            <SafeText>{name ?? stream}</SafeText>{' '}
            {name === null ? null : <code className={classes.id}>{stream}</code>}
          </>
        }
        aside={<TopicChips lines={lines} topic={topic} onTopic={onTopic} />}
      >
        {told.length === 0 ? (
          <Empty title="Nothing about this">Choose another topic, or everything.</Empty>
        ) : (
          <Story store={store} stream={stream} lines={told} />
        )}
        {older === null ? (
          <p className={classes.end}>This is the whole story.</p>
        ) : (
          <p className={classes.end}>
            Older events are not told yet.{' '}
            <button type="button" className={classes.plain} onClick={older}>
              Tell them
            </button>
          </p>
        )}
      </Panel>
      <Panel
        label="Today"
        title="Today"
        aside={state === undefined ? null : <ExplainedTags words={stateWords(state)} />}
        flush
      >
        <TodayForm store={store} stream={stream} fields={fields} />
        <div className={classes.tools}>
          <CopyText label="Copy for the ticket" text={text} />
          <Link className={classes.plain} href={streamPage(store, stream)} prefetch={false}>
            Open the timeline
          </Link>
        </div>
      </Panel>
    </div>
  );
}

/** The fields of a topic; all where none is about it. */
function fieldsAbout(state: StateView | undefined, topic: Topic | null): readonly FormField[] {
  const all = state === undefined ? [] : formFields(state);
  const about = all.filter(({ path }) => topic === null || topicsOfPath(path).includes(topic));
  return about.length === 0 ? all : about;
}

function partWords(topic: Topic | null, more: boolean): string | null {
  const said = [
    ...(topic === null ? [] : [`only what is about ${topic}`]),
    ...(more ? ['older events are left out'] : []),
  ];
  return said.length === 0 ? null : `(${said.join('; ')})`;
}

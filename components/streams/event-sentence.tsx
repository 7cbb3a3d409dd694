'use client';

import { memo, useMemo } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { ChangeView, Description, EventView } from '@/lib/api/views.ts';
import type { SentencePart } from '@/lib/fold/sentence.ts';
import { tell, type Effect } from '@/lib/sentences/tell.ts';
import { initiatorName } from './timeline-parts.ts';
import classes from './timeline.module.css';

interface EventSentenceProps {
  readonly event: EventView;
  /** Null while they are not known: then only the type is told. */
  readonly changes: readonly ChangeView[] | null;
  readonly described: Description;
  /** What the state calls the entity of this stream; stands for its own id as initiator. */
  readonly name: string | null;
  readonly onPath: (version: string, path: string) => void;
  /** Shows the event itself, where a value stands in it. */
  readonly onEvent: (version: string) => void;
}

/** What the event did, in words; each word that carries data leads to its field. */
export const EventSentence = memo(function EventSentence(props: EventSentenceProps) {
  const { event, changes, described } = props;
  const parts = useMemo(
    () => (changes === null ? onlyType(event) : partsOf(event, { changes, described })),
    [event, changes, described],
  );
  return (
    <>
      {parts.map((part, index) => (
        <Part key={index} part={part} {...props} />
      ))}{' '}
    </>
  );
});

const onlyType = ({ type }: EventView): readonly SentencePart[] => [{ kind: 'text', text: type }];

function partsOf(event: EventView, effect: Effect): readonly SentencePart[] {
  const { changes, described } = effect;
  const [only] = changes;
  const isFirst = changes.length === 1 && only?.path === '' && only.kind === 'added';
  if (!isFirst || described !== null) return tell(event, effect);
  const what: SentencePart = { kind: 'text', text: `began the state with ${event.type}` };
  return event.initiator === null
    ? [{ kind: 'text', text: `${event.type} began the state` }]
    : [{ kind: 'initiator', text: event.initiator }, { kind: 'text', text: ' ' }, what];
}

interface PartProps extends EventSentenceProps {
  readonly part: SentencePart;
}

function Part({ part, event, name, onPath, onEvent }: PartProps) {
  if (part.kind === 'text') return <SafeText>{part.text}</SafeText>;
  if (part.kind === 'masked') {
    return (
      <span className={classes.masked} title={`${part.path} is hidden from your role`}>
        {part.text}
      </span>
    );
  }
  if (part.kind === 'initiator') {
    return (
      <strong title={part.text}>
        <SafeText>{personName(part.text, event.streamId, name)}</SafeText>
      </strong>
    );
  }
  return (
    <button
      type="button"
      className={classes.word}
      title={part.kind === 'value' ? valueTitle(part) : part.path}
      onClick={() => {
        if (part.kind === 'value' && part.of !== undefined) onEvent(event.version);
        else onPath(event.version, part.path);
      }}
    >
      <SafeText>{part.text}</SafeText>
    </button>
  );
}

const valueTitle = ({ of, path, json }: Extract<SentencePart, { kind: 'value' }>): string =>
  `${of === undefined ? '' : `${of} of the event, `}${path}: ${json.slice(0, 200)}`;

/** The entity acting on itself is told by the name its own state gives it. */
export function personName(initiator: string, stream: string, name: string | null): string {
  const short = initiatorName(initiator);
  return short === stream && name !== null ? name : short;
}

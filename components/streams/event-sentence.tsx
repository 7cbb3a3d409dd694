'use client';

import { memo, useMemo } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { ChangeView, EventView } from '@/lib/api/views.ts';
import { sentence, type SentencePart } from '@/lib/fold/sentence.ts';
import { initiatorName } from './timeline-parts.ts';
import classes from './timeline.module.css';

interface EventSentenceProps {
  readonly event: EventView;
  /** Null while they are not known: then only the type is told. */
  readonly changes: readonly ChangeView[] | null;
  /** What the state calls the entity of this stream; stands for its own id as initiator. */
  readonly name: string | null;
  readonly onPath: (version: string, path: string) => void;
}

/** What the event did, in words; each word that carries data leads to its field. */
export const EventSentence = memo(function EventSentence(props: EventSentenceProps) {
  const { event, changes } = props;
  const parts = useMemo(() => partsOf(event, changes), [event, changes]);
  return (
    <>
      {parts.map((part, index) => (
        <Part key={index} part={part} {...props} />
      ))}{' '}
    </>
  );
});

function partsOf(event: EventView, changes: readonly ChangeView[] | null): readonly SentencePart[] {
  if (changes === null) return [{ kind: 'text', text: event.type }];
  const [only] = changes;
  const isFirst = changes.length === 1 && only?.path === '' && only.kind === 'added';
  if (!isFirst) return sentence(event, changes);
  const what: SentencePart = { kind: 'text', text: `began the state with ${event.type}` };
  return event.initiator === null
    ? [{ kind: 'text', text: `${event.type} began the state` }]
    : [{ kind: 'initiator', text: event.initiator }, { kind: 'text', text: ' ' }, what];
}

function Part({ part, event, name, onPath }: EventSentenceProps & { readonly part: SentencePart }) {
  if (part.kind === 'text') return <SafeText>{part.text}</SafeText>;
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
      title={part.kind === 'value' ? `${part.path}: ${part.json.slice(0, 200)}` : part.path}
      onClick={() => {
        onPath(event.version, part.path);
      }}
    >
      <SafeText>{part.text}</SafeText>
    </button>
  );
}

/** The entity acting on itself is told by the name its own state gives it. */
export function personName(initiator: string, stream: string, name: string | null): string {
  const short = initiatorName(initiator);
  return short === stream && name !== null ? name : short;
}

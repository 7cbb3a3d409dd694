import type { EventView } from '@/lib/api/views.ts';
import { isUnreadable } from '@/lib/events/is-unreadable.ts';
import { instant } from '@/lib/events/ids.ts';
import { sentenceText, type SentencePart } from '@/lib/fold/sentence.ts';
import { tell, type Effect } from '@/lib/sentences/tell.ts';
import { durationWords, secondsBetween } from '@/lib/time/gap.ts';

/** Between what happened and its record lies more than a day: worth a word. */
const late = 86_400;

export interface StoryLine {
  readonly event: EventView;
  readonly parts: readonly SentencePart[];
  /** What must be known of the event beside what it says: late, unreadable, erased. */
  readonly remarks: readonly string[];
}

/** An event as a sentence; `name` stands for the entity where it acts on itself. */
export function storyLine(event: EventView, effect: Effect | null, name: string | null): StoryLine {
  return {
    event,
    parts: withName(partsOf(event, effect), event, name),
    remarks: remarksOf(event),
  };
}

export const lineText = ({ parts, remarks }: StoryLine): string =>
  [sentenceText(parts), ...remarks.map((remark) => `(${remark})`)].join(' ');

function partsOf(event: EventView, effect: Effect | null): readonly SentencePart[] {
  const { type, initiator } = event;
  const unread = event.data.kind === 'erased' || event.problems.some(isUnread);
  if (!unread && effect !== null && isTellable(effect)) return tell(event, effect);
  const who: readonly SentencePart[] =
    initiator === null ? [] : [{ kind: 'initiator', text: initiator }, text(': ')];
  return [...who, text(type)];
}

/** Unless words were written for it, nothing can be said of what changed nothing or brought everything. */
function isTellable({ changes, described }: Effect): boolean {
  const [only] = changes;
  return described !== null || (only !== undefined && (only.path !== '' || only.kind !== 'added'));
}

const text = (words: string): SentencePart => ({ kind: 'text', text: words });

function withName(
  parts: readonly SentencePart[],
  { streamId }: EventView,
  name: string | null,
): readonly SentencePart[] {
  return parts.map((part) => {
    if (part.kind !== 'initiator') return part;
    const [, kind = '', who = part.text] = /^([a-z][\w-]*):(.+)$/i.exec(part.text) ?? [];
    if (who === streamId && name !== null) return { ...part, text: name };
    const said = kind === '' || kind === 'customer' ? who : `${who} (${kind})`;
    return { ...part, text: said };
  });
}

/** What cannot be taken in, or was not; an odd record, such as one with a repeated key, is read all the same. */
const isUnread = (problem: EventView['problems'][number]): boolean =>
  isUnreadable(problem) || problem.code === 'oversized';

function remarksOf({ data, problems, occurredAt, recordedAt }: EventView): readonly string[] {
  const unread =
    data.kind === 'erased'
      ? ['what it held was erased']
      : problems.some(isUnread)
        ? ['its record cannot be read']
        : [];
  if (occurredAt === null || recordedAt === null) return unread;
  const seconds = secondsBetween(instant(occurredAt), instant(recordedAt));
  if (seconds === null || seconds <= late) return unread;
  return [...unread, `recorded ${durationWords(seconds)} after it happened`];
}

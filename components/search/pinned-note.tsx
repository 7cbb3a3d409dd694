'use client';

import { useQuery } from '@tanstack/react-query';
import { usePinned } from '@/components/ui/pinned.ts';
import { countNewer, newerAsks, newerWords } from './newer-events.ts';
import type { SearchQuestion } from './read-search.ts';
import classes from './search.module.css';

interface Props {
  readonly question: SearchQuestion;
  readonly onAsk: (q: string) => void;
}

/** In several stores a position of each, which is too long to be read. */
const pinnedTo = (head: string): string =>
  head.includes(':') ? 'the moment when its link was made' : `position ${head}`;

/** Says that newer events are left out, as the link asked, how many they are, and leads to all of them. */
export function PinnedNote({ question, onAsk }: Props) {
  const { q, head } = question;
  if (head === null) return null;
  return (
    <p className={classes.pinned}>
      The answer as of {pinnedTo(head)}. <NewSince question={question} />
      <button
        type="button"
        className={classes.link}
        onClick={() => {
          onAsk(q);
        }}
      >
        Search everything up to now
      </button>
    </p>
  );
}

function NewSince({ question }: Pick<Props, 'question'>) {
  // Nothing is newer than the moment that everything is shown as of.
  const pinned = usePinned() !== null;
  const asks = pinned ? [] : newerAsks(question);
  const { data, error } = useQuery({
    queryKey: ['newer', asks],
    queryFn: ({ signal }) => countNewer(asks, signal),
    enabled: asks.length > 0,
    staleTime: 0,
  });
  const words = data === undefined ? '' : newerWords(data);
  return (
    <span role="status" aria-label="New since">
      {error === null ? words : 'What is new since could not be counted.'}{' '}
    </span>
  );
}

import classes from './search.module.css';

interface Props {
  readonly q: string;
  /** Position the answer is pinned to; null for the head now. */
  readonly head: string | null;
  readonly onAsk: (q: string) => void;
}

/** In several stores a position of each, which is too long to be read. */
const pinnedTo = (head: string): string =>
  head.includes(':') ? 'the moment when its link was made' : `position ${head}`;

/** Says that newer events are left out, as the link asked, and leads to all of them. */
export function PinnedNote({ q, head, onAsk }: Props) {
  if (head === null) return null;
  return (
    <p className={classes.pinned}>
      The answer as of {pinnedTo(head)}.{' '}
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

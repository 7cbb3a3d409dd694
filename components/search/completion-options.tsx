import { countOf } from '@/components/ui/show-count.ts';
import type { CompletionList } from './use-completion.ts';
import classes from './search-box.module.css';

interface Props {
  readonly id: string;
  readonly list: CompletionList;
}

/** What can come next, below the place where it would stand. */
export function CompletionOptions({ id, list }: Props) {
  const { options, active, from, take } = list;
  const none = options.length === 0;
  return (
    <>
      <ul
        id={id}
        className={classes.options}
        role="listbox"
        aria-label="What can come next"
        hidden={none}
        style={{ left: `min(${from}ch, max(0px, 100% - 340px))` }}
      >
        {options.map(({ label, detail }, index) => (
          <li
            key={label}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.option}
            onMouseDown={(event) => {
              // The box keeps the focus.
              event.preventDefault();
              take(index);
            }}
          >
            <span className={classes.label}>{label}</span>
            <span className={classes.detail}>{detail}</span>
          </li>
        ))}
      </ul>
      <span className={classes.spoken} role="status">
        {none ? '' : countOf(options.length, 'suggestion')}
      </span>
    </>
  );
}

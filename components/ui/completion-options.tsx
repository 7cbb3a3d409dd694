import { countOf } from './show-count.ts';
import type { CompletionList } from './use-completion.ts';
import classes from './completion.module.css';

interface Props {
  readonly id: string;
  readonly list: CompletionList;
  /** Where its upper edge stands, as a length of CSS. */
  readonly top: string;
  /** Characters before the word that would be replaced, on its line. */
  readonly column: number;
  /** From what the offers are, where that must be said. */
  readonly source?: string | undefined;
}

/** What can come next, below the place where it would stand. */
export function CompletionOptions({ id, list, top, column, source = '' }: Props) {
  const { options, active, take } = list;
  const none = options.length === 0;
  return (
    <>
      <div
        className={classes.popup}
        hidden={none}
        style={{ top, left: `min(${column}ch, max(0px, 100% - 340px))` }}
      >
        <ul id={id} className={classes.options} role="listbox" aria-label="What can come next">
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
        {source === '' ? null : <p className={classes.source}>{source}</p>}
      </div>
      <span className={classes.spoken} role="status">
        {none ? '' : countOf(options.length, 'suggestion')}
      </span>
    </>
  );
}

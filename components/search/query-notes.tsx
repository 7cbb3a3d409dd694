import { fieldsOf } from '@/lib/query/fields-of.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import type { Fix, Notice } from '@/lib/query/problem.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { replaced } from './highlight.ts';
import classes from './search.module.css';

interface Props {
  readonly id: string;
  readonly text: string;
  /** Zone that times are read and shown in. */
  readonly zone: string;
  readonly parsed: ParsedQuery;
  /** Stores it names that are not there. */
  readonly unknown: readonly Notice[];
  readonly onText: (text: string) => void;
}

/** What the query says in plain words; what is wrong with it and how to put it right. */
export function QueryNotes({ id, text, zone, parsed, unknown, onText }: Props) {
  const { query, problems, notices } = parsed;
  if (problems.length > 0) {
    return (
      <ul id={id} className={classes.problems} aria-label="What is wrong">
        {problems.map(({ from, to, message, fixes }) => (
          <li key={`${from} ${to} ${message}`}>
            {message}{' '}
            {fixes.map((fix) => (
              <button
                key={`${fix.from} ${fix.insert}`}
                type="button"
                className={classes.fix}
                onClick={() => {
                  onText(replaced(text, fix, fix.insert));
                }}
              >
                {fixWords(text, fix)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div id={id} className={classes.sentence}>
      {text.trim() === '' ? 'All events, newest first.' : `${capital(sentenceOf(query))}.`}
      <span className={classes.zone}>Times in {zone}.</span>
      {asksForStates(query) && (
        <span className={classes.note}>
          States are those the active reducer of each category folds.
        </span>
      )}
      {[...notices, ...unknown].map(({ from, message }) => (
        <span key={`${from} ${message}`} className={classes.notice}>
          {message}
        </span>
      ))}
    </div>
  );
}

const asksForStates = (query: Query): boolean =>
  fieldsOf(query).some(({ name }) => name === 'change' || name === 'state' || name === 'was');

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const fixWords = (text: string, { from, to, insert }: Fix): string =>
  insert === '' ? `Remove ${text.slice(from, to)}` : `Write ${insert}`;

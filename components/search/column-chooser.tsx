'use client';

import { useCallback, useState } from 'react';
import { ButtonPopover } from '@/components/ui/button-popover.tsx';
import { CompletingInput } from '@/components/ui/completing-input.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { completeField } from '@/lib/query/complete.ts';
import { printField } from '@/lib/query/parse-field.ts';
import { isOfEvent, mostColumns, printColumns, readColumns } from '@/lib/query/shown-columns.ts';
import type { FieldRef } from '@/lib/query/syntax.ts';
import { useVocabulary } from './use-vocabulary.ts';
import classes from './search.module.css';
import own from './columns.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
  readonly columns: readonly FieldRef[];
  /** Columns as an address names them. */
  readonly onColumns: (columns: string) => void;
}

/** Chooses what a row tells beside what it always does: fields of the event and paths of its payloads. */
export function ColumnChooser(props: Props) {
  const { length } = props.columns;
  return (
    <ButtonPopover
      label={length === 0 ? 'Columns' : `Columns: ${length}`}
      className={classes.small}
    >
      {() => <Chooser {...props} />}
    </ButtonPopover>
  );
}

function Chooser({ store, columns, onColumns }: Props) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const words = useVocabulary(store);
  const complete = useCallback((given: string) => completeField(given, words, isOfEvent), [words]);
  const add = (): void => {
    if (text.trim() === '') return;
    const read = readColumns([...columns.map(printField), text].join(','));
    setProblem(read.ok ? null : read.message);
    if (!read.ok) return;
    onColumns(printColumns(read.columns));
    setText('');
  };
  return (
    <form
      className={own.form}
      aria-label="Columns"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <p className={classes.hint}>
        {columns.length === 0
          ? 'Rows tell the first fields of their payload. Choose what they tell instead.'
          : 'The link of this page and a CSV file have these columns.'}
      </p>
      <ul className={own.chosen} aria-label="Chosen columns">
        {columns.map((field) => (
          <li key={printField(field)}>
            <code>
              <SafeText>{printField(field)}</SafeText>
            </code>
            <button
              type="button"
              className={classes.small}
              aria-label={`Remove the column ${printField(field)}`}
              onClick={() => {
                onColumns(printColumns(columns.filter((each) => each !== field)));
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {columns.length >= mostColumns ? null : (
        <div className={own.line}>
          <CompletingInput
            label="Field or path"
            value={text}
            placeholder="data.total"
            complete={complete}
            source={words.source}
            onText={(next) => {
              setText(next);
              setProblem(null);
            }}
            onEnter={add}
          />
          <button type="submit" className={classes.small} disabled={text.trim() === ''}>
            Add
          </button>
        </div>
      )}
      {problem === null ? null : (
        <p role="alert" className={own.bad}>
          {problem}
        </p>
      )}
    </form>
  );
}

'use client';

import { useId, useMemo, useState, type ReactNode } from 'react';
import { parseQuery } from '@/lib/query/parse.ts';
import { unknownServices } from '@/lib/query/services-named.ts';
import { AddFilter } from './add-filter.tsx';
import { DefaultFilter } from './default-filter.tsx';
import { QueryChips } from './query-chips.tsx';
import { QueryNotes } from './query-notes.tsx';
import { SearchBox } from './search-box.tsx';
import { useDefaultFilter } from './use-default-filter.ts';
import { useVocabulary } from './use-vocabulary.ts';
import classes from './search.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
  /** The query that was asked; null before any was. */
  readonly q: string | null;
  /** Zone that times are read and shown in. */
  readonly zone: string;
  readonly onAsk: (q: string) => void;
  /** What can be done with the query, beside its parts. */
  readonly tools: ReactNode;
}

/** The query in its faces: text, sentence and parts. */
export function QueryEditor({ store, q, zone, onAsk, tools }: Props) {
  const filter = useDefaultFilter(store);
  const asked = q ?? filter;
  const [draft, setDraft] = useState({ of: asked, text: asked });
  const text = draft.of === asked ? draft.text : asked;
  const parsed = useMemo(() => parseQuery(text), [text]);
  const words = useVocabulary(store);
  const notes = useId();
  const write = (next: string): void => {
    setDraft({ of: asked, text: next });
  };
  // Before anything was asked there is only a text to change.
  const onPart = q === null ? write : onAsk;
  const ask = (): void => {
    if (parsed.problems.length === 0) onAsk(text.trim());
  };
  return (
    <div className={classes.ask} role="search">
      <div className={classes.line}>
        <SearchBox
          text={text}
          parsed={parsed}
          words={words}
          explainedBy={notes}
          onText={write}
          onAsk={ask}
        />
        <button type="button" className={classes.go} onClick={ask}>
          Search
        </button>
      </div>
      <QueryNotes
        id={notes}
        text={text}
        zone={zone}
        parsed={parsed}
        unknown={unknownServices(parsed, words.services)}
        onText={write}
      />
      <div className={classes.bar}>
        <AddFilter {...{ parsed, words, onAsk }} />
        {parsed.problems.length === 0 ? (
          <>
            <QueryChips query={parsed.query} onAsk={onPart} />
            <DefaultFilter query={parsed.query} filter={filter} onAdd={onPart} />
          </>
        ) : null}
        {tools}
      </div>
    </div>
  );
}

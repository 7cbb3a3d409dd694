'use client';

import { useCallback, useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { CompletionOptions } from '@/components/ui/completion-options.tsx';
import { useCompletion } from '@/components/ui/use-completion.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import { completeAt } from '@/lib/query/complete.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { highlight } from './highlight.ts';
import type { KnownWords } from './known-words.ts';
import classes from './search-box.module.css';

interface Props {
  readonly text: string;
  readonly parsed: ParsedQuery;
  readonly words: KnownWords;
  /** Id of what explains the text: the sentence or what is wrong. */
  readonly explainedBy: string;
  readonly onText: (text: string) => void;
  readonly onAsk: () => void;
}

/** The query as text: coloured, with what can come next, and with what is wrong underlined. */
export function SearchBox({ text, parsed, words, explainedBy, onText, onAsk }: Props) {
  const input = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const listId = useId();
  const complete = useCallback(
    (given: string, caret: number) => completeAt(given, caret, words),
    [words],
  );
  const completion = useCompletion({
    text,
    complete,
    onText(next, caret) {
      caretAfter.current = caret;
      onText(next);
    },
  });
  useLayoutEffect(() => {
    const caret = caretAfter.current;
    caretAfter.current = null;
    if (caret !== null) input.current?.setSelectionRange(caret, caret);
  }, [text]);
  useKeys([{ keys: '/', label: 'To the search box', run: () => input.current?.focus() }]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (completion.onKey(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      completion.close();
      onAsk();
    } else if (event.key === 'Escape') event.currentTarget.blur();
    else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      completion.openAt(event.currentTarget.selectionStart);
    }
  };
  const active = completion.active;
  return (
    <div className={classes.box} data-wrong={parsed.problems.length > 0 || undefined}>
      <Drawn text={text} parsed={parsed} />
      <textarea
        ref={input}
        className={classes.input}
        rows={1}
        value={text}
        aria-label="Search query"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active === -1 ? undefined : `${listId}-${active}`}
        aria-invalid={parsed.problems.length > 0}
        aria-describedby={explainedBy}
        placeholder="type:EmailChanged last:30d, or any word"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => {
          onText(event.target.value);
          completion.openAt(event.target.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onClick={completion.close}
        onBlur={completion.close}
      />
      <CompletionOptions
        id={listId}
        list={completion}
        top="calc(100% + 4px)"
        column={completion.from}
        source={words.source}
      />
    </div>
  );
}

/** The same text in colours, below the transparent letters of the input. */
function Drawn({ text, parsed }: Pick<Props, 'text' | 'parsed'>) {
  const { tokens, problems } = parsed;
  const pieces = useMemo(() => {
    // A place between two characters has no width to underline; the one before it stands for it.
    const spans = problems.map(({ from, to }) =>
      from === to ? { from: Math.max(0, from - 1), to } : { from, to },
    );
    return highlight(text, tokens, spans);
  }, [text, tokens, problems]);
  return (
    <div className={classes.drawn} aria-hidden="true">
      {pieces.map((piece, index) => (
        <span key={index} data-kind={piece.kind ?? undefined} data-wrong={piece.wrong || undefined}>
          {piece.text}
        </span>
      ))}
      {'\u200b'}
    </div>
  );
}

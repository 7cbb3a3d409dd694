'use client';

import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { Completions } from '@/lib/completion.ts';
import { CompletionOptions } from './completion-options.tsx';
import { useCompletion } from './use-completion.ts';
import classes from './completing-input.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What can come at a place of the text; stable between renders. */
  readonly complete: (text: string, caret: number) => Completions;
  readonly onText: (text: string) => void;
  /** Enter where no offer is chosen. */
  readonly onEnter?: (() => void) | undefined;
  /** From what the offers are, where that must be said. */
  readonly source?: string;
}

/** A line of text that offers what it can be. */
export function CompletingInput(props: Props) {
  const { label, value, placeholder, complete, onText, onEnter, source } = props;
  const input = useRef<HTMLInputElement>(null);
  const caretAfter = useRef<number | null>(null);
  const id = useId();
  const list = useCompletion({
    text: value,
    complete,
    onText(text, caret) {
      caretAfter.current = caret;
      onText(text);
    },
  });
  useLayoutEffect(() => {
    const caret = caretAfter.current;
    caretAfter.current = null;
    if (caret !== null) input.current?.setSelectionRange(caret, caret);
  }, [value]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // Tab goes on to the next part of the form; what is chosen is taken with Enter.
    if (event.key === 'Tab') {
      list.close();
    } else if (list.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && onEnter !== undefined) {
      event.preventDefault();
      list.close();
      onEnter();
    }
  };
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={`${id}-input`}>
        {label}
      </label>
      <input
        ref={input}
        id={`${id}-input`}
        className={classes.input}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={list.options.length > 0}
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={list.active === -1 ? undefined : `${id}-${list.active}`}
        onChange={(event) => {
          onText(event.target.value);
          list.openAt(event.target.selectionStart ?? event.target.value.length);
        }}
        onFocus={(event) => {
          list.openAt(event.target.value.length);
        }}
        onKeyDown={onKeyDown}
        onBlur={list.close}
      />
      <CompletionOptions id={id} list={list} top="calc(100% + 4px)" column={0} source={source} />
    </div>
  );
}

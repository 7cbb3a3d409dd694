'use client';

import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { CompletionOptions } from '@/components/ui/completion-options.tsx';
import { useCompletion } from '@/components/ui/use-completion.ts';
import type { Completions } from '@/lib/completion.ts';
import type { ReducerProblem } from './problem-list.tsx';
import classes from './editor.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly problems: readonly ReducerProblem[];
  /** What can come at a place of the text. */
  readonly complete: (text: string, caret: number) => Completions;
  readonly onChange: (text: string) => void;
}

const fewestLines = 18;
/** Pixels, as the style sheet has them. */
const lineHeight = 20;
const padding = 8;

/** Text with numbered lines, what can come next, and a mark on the lines that have a problem. */
export function CodeEditor({ label, value, problems, complete, onChange }: Props) {
  const lines = Math.max(fewestLines, value.split('\n').length + 1);
  const faulty = new Set(problems.map(({ line }) => line));
  const input = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const listId = useId();
  const completion = useCompletion({
    text: value,
    complete,
    onText(next, caret) {
      caretAfter.current = caret;
      onChange(next);
    },
  });
  useLayoutEffect(() => {
    const caret = caretAfter.current;
    caretAfter.current = null;
    if (caret !== null) input.current?.setSelectionRange(caret, caret);
  }, [value]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (completion.onKey(event)) event.preventDefault();
    else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      completion.openAt(event.currentTarget.selectionStart);
    }
  };
  const before = value.slice(0, completion.from).split('\n');
  return (
    <div className={classes.editor}>
      <div className={classes.gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} data-faulty={faulty.has(index + 1) || undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <div className={classes.writing}>
        <textarea
          ref={input}
          className={classes.text}
          aria-label={label}
          aria-invalid={problems.length > 0}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={
            completion.active === -1 ? undefined : `${listId}-${completion.active}`
          }
          rows={lines}
          value={value}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => {
            onChange(event.currentTarget.value);
            completion.openAt(event.currentTarget.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onClick={completion.close}
          onBlur={completion.close}
        />
        <CompletionOptions
          id={listId}
          list={completion}
          top={`${before.length * lineHeight + padding}px`}
          column={(before.at(-1) ?? '').length}
        />
      </div>
    </div>
  );
}

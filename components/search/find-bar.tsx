'use client';

import { useEffect, useRef, type KeyboardEvent } from 'react';
import { MarkedText } from '@/components/ui/marked-text.tsx';
import { useKeys } from '@/components/ui/use-keys.ts';
import { findWords } from './find-words.ts';
import type { FindInResults } from './use-find.ts';
import classes from './search.module.css';
import own from './find.module.css';

interface Props {
  readonly found: FindInResults;
  /** Results that are loaded. */
  readonly events: number;
  /** True where the answer has more events than were loaded. */
  readonly more: boolean;
  /** Makes the text a part of the query; null where that is not possible. */
  readonly onAdd: (() => void) | null;
}

/** A box that finds among the loaded results, also those that are not in view. */
export function FindBar({ found, events, more, onAdd }: Props) {
  const { text, asked, rows, places, onClose, onText, onStep } = found;
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const box = input.current;
    if (document.activeElement !== box) opener.current = document.activeElement;
    box?.select();
    box?.focus();
  }, [asked]);
  const close = (): void => {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  useKeys([
    {
      keys: 'n',
      label: 'Next match in the results',
      run: () => {
        onStep(1);
      },
    },
    {
      keys: 'N',
      label: 'Match before in the results',
      run: () => {
        onStep(-1);
      },
    },
  ]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else onStep(event.shiftKey ? -1 : 1);
  };
  const [place] = places;
  const none = rows.length === 0;
  return (
    <div className={own.bar} role="search" aria-label="Find in results">
      <input
        ref={input}
        className={own.input}
        value={text}
        aria-label="Find in results"
        placeholder="Find in results"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Step
        label="Match before"
        title="Match before (N)"
        off={none}
        act={() => {
          onStep(-1);
        }}
      >
        ↑
      </Step>
      <Step
        label="Next match"
        title="Next match (n)"
        off={none}
        act={() => {
          onStep(1);
        }}
      >
        ↓
      </Step>
      <span className={own.words} role="status" aria-label="Matches in the results">
        {findWords(found, { events, more })}
        {place === undefined ? null : (
          <span className={own.place}>
            {' '}
            In {place.name}:{' '}
            <code>
              <MarkedText>{place.excerpt}</MarkedText>
            </code>
          </span>
        )}
      </span>
      {onAdd === null ? null : (
        <button
          type="button"
          className={classes.small}
          title="Search the log for these words"
          onClick={onAdd}
        >
          Add to the query
        </button>
      )}
      <button type="button" className={classes.small} aria-label="Close find" onClick={close}>
        ×
      </button>
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly title: string;
  readonly off: boolean;
  readonly act: () => void;
  readonly children: string;
}

const Step = ({ label, title, off, act, children }: StepProps) => (
  <button
    type="button"
    className={classes.small}
    aria-label={label}
    title={title}
    disabled={off}
    onClick={act}
  >
    {children}
  </button>
);

'use client';

import { useRef, useState, type FormEvent } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import classes from './lookup.module.css';

interface Props {
  readonly q: string;
  readonly onAsk: (q: string) => void;
}

/** One box for anything a caller can name. */
export function LookupBox({ q, onAsk }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  useKeys([{ keys: '/', label: 'To the lookup box', run: () => input.current?.select() }]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') onAsk(text.trim());
  };
  return (
    <form role="search" className={classes.box} onSubmit={submit}>
      <input
        ref={input}
        className={classes.input}
        aria-label="Look up a value"
        placeholder="e-mail, phone, order, name, any id"
        value={text}
        maxLength={500}
        autoFocus
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <button type="submit" className={classes.ask}>
        Look up
      </button>
    </form>
  );
}

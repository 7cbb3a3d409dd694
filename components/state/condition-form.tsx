'use client';

import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import { parseCondition } from '@/lib/query/parse.ts';
import classes from './what-if.module.css';

interface Props {
  readonly condition: string;
  /** Further fields, before the condition. */
  readonly children?: ReactNode;
  readonly onAsk: (condition: string) => void;
}

/** Asks for a condition on the state; one that is not understood is refused in its place. */
export function ConditionForm({ condition, children, onAsk }: Props) {
  const [text, setText] = useState(condition);
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isEmpty = condition === '';
  useEffect(() => {
    // Whoever comes to ask begins to write; whoever comes to read an answer does not.
    if (isEmpty) input.current?.focus();
  }, [isEmpty]);
  useKeys([
    {
      keys: 'f',
      label: 'Write the condition',
      run: () => {
        input.current?.select();
      },
    },
  ]);
  const ask = (): void => {
    const [problem] = parseCondition(text).problems;
    if (problem === undefined) onAsk(text.trim());
    else setRefused(`${problem.message} (at character ${problem.from + 1})`);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      {children}
      <TextInput
        ref={input}
        label="Condition on the state"
        value={text}
        error={refused}
        className={classes.data}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(null);
        }}
      />
      <Button type="submit">Ask</Button>
    </form>
  );
}

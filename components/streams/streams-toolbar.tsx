'use client';

import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import { choicesInSight, type CategoryChoice } from './category-choices.ts';
import type { StreamsFilter } from './streams-filter.ts';
import { followAddress, send, type, typedPrefix } from './typed-prefix.ts';
import classes from './streams-list.module.css';

interface Props {
  readonly filter: StreamsFilter;
  readonly choices: readonly CategoryChoice[];
  readonly onChange: (part: Partial<StreamsFilter>) => void;
  /** Enter in the field of the id. */
  readonly onOpen: (id: string) => void;
}

const inRow = 8;
const typingPauseMs = 200;

/** Narrows the list: start of the id, category, order. */
export function StreamsToolbar({ filter, choices, onChange, onOpen }: Props) {
  const { shown, hidden } = choicesInSight(choices, filter.category, inRow);
  return (
    <div className={classes.toolbar}>
      <PrefixField filter={filter} onChange={onChange} onOpen={onOpen} />
      <SegmentedControl
        size="xs"
        aria-label="Order"
        value={filter.order}
        data={[
          { value: 'recent', label: 'last active first' },
          { value: 'id', label: 'by id' },
        ]}
        onChange={(order) => {
          onChange({ order: order === 'id' ? 'id' : 'recent' });
        }}
      />
      <div className={classes.categories} role="group" aria-label="Category">
        {shown.map((choice) => (
          <button
            key={`c${choice.category ?? ''}`}
            type="button"
            className={classes.chip}
            aria-pressed={choice.category === filter.category}
            onClick={() => {
              onChange({ category: choice.category });
            }}
          >
            {choice.category !== null && <CategoryDot category={choice.category} />}
            <SafeText>{choice.label}</SafeText>
            {choice.streams !== null && (
              <span className={classes.count}>{showCount(choice.streams)}</span>
            )}
          </button>
        ))}
        {hidden.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label="Further categories"
            value=""
            data={[
              { value: '', label: `${hidden.length} more …` },
              ...hidden.map(({ label }) => ({ value: label, label })),
            ]}
            onChange={(event) => {
              if (event.currentTarget.value !== '')
                onChange({ category: event.currentTarget.value });
            }}
          />
        )}
      </div>
    </div>
  );
}

function PrefixField({ filter, onChange, onOpen }: Omit<Props, 'choices'>) {
  const field = useRef<HTMLInputElement>(null);
  const [kept, setKept] = useState(() => typedPrefix(filter.prefix));
  const now = followAddress(kept, filter.prefix);
  if (now !== kept) setKept(now);
  const { typed } = now;
  const settle = useDebouncedCallback((prefix: string) => {
    setKept((before) => send(before, prefix));
    onChange({ prefix });
  }, typingPauseMs);
  useKeys([
    {
      keys: 'f',
      label: 'Filter the streams by id',
      run: () => {
        field.current?.focus();
      },
    },
  ]);
  return (
    <TextInput
      ref={field}
      className={classes.field}
      size="xs"
      aria-label="Stream id, or its beginning"
      placeholder="Stream id, or its beginning (f)"
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setKept((before) => type(before, text));
        settle(text);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || typed === '') return;
        // The list it would still ask for would take the place of the stream that opens.
        settle.cancel();
        onOpen(typed);
      }}
    />
  );
}

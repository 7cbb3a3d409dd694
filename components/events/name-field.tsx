'use client';

import { TagsInput } from '@mantine/core';
import { countOf } from '@/components/ui/show-count.ts';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { NameOption } from './filter-options.ts';
import classes from './filter.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly options: readonly NameOption[];
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
}

/** Several names, completed from what the store holds; others can be typed. */
export function NameField({ label, options, values, onValues }: NameFieldProps) {
  const counts = new Map(options.map(({ name, events }) => [name, events]));
  return (
    <TagsInput
      label={label}
      description="Events with any of them. Others than those listed can be typed."
      placeholder={values.length === 0 ? 'Type or choose' : ''}
      data={options.map(({ name }) => name)}
      value={[...values]}
      onChange={onValues}
      maxDropdownHeight={260}
      withScrollArea={false}
      styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
      limit={200}
      splitChars={['\n']}
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <SafeText>{option.value}</SafeText>
          <span className={classes.clause}>
            {countOf(String(counts.get(option.value) ?? 0n), 'event')}
          </span>
        </span>
      )}
    />
  );
}

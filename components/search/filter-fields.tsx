'use client';

import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useState } from 'react';
import { CompletingInput } from '@/components/ui/completing-input.tsx';
import { completeField, completeValue } from '@/lib/query/complete.ts';
import {
  operators,
  operatorsOf,
  readForm,
  valuesOf,
  type FilterForm,
} from '@/lib/query/filter-form.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import { emptyQuery, type Expr } from '@/lib/query/syntax.ts';
import type { KnownWords } from './known-words.ts';
import own from './columns.module.css';
import classes from './search.module.css';

interface Props {
  readonly words: KnownWords;
  readonly onFilter: (expr: Expr) => void;
}

const empty: FilterForm = { field: '', operator: 'is', value: '', until: '' };
const anyField = (): boolean => true;

/** Field, comparison and value, with what the store holds offered for each. */
export function FilterFields({ words, onFilter }: Props) {
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const offered = operatorsOf(form.field);
  const operator = offered.includes(form.operator) ? form.operator : (offered[0] ?? 'is');
  const asked = { ...form, operator };
  const read = readForm(asked);
  const set = (part: Partial<FilterForm>): void => {
    setForm({ ...form, ...part });
    setTried(false);
  };
  const submit = (): void => {
    setTried(true);
    if (read.ok) onFilter(read.expr);
  };
  return (
    <form
      className={own.form}
      aria-label="Add a filter"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldInput
        words={words}
        value={form.field}
        onText={(field) => {
          set({ field });
        }}
      />
      <NativeSelect
        size="xs"
        label="Comparison"
        value={operator}
        disabled={offered.length === 0}
        data={(offered.length === 0 ? [operator] : offered).map((value) => ({
          value,
          label: operators[value],
        }))}
        onChange={(event) => {
          const chosen = offered.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) set({ operator: chosen });
        }}
      />
      <Values {...{ words, set, submit }} form={asked} />
      {read.ok ? (
        <p className={classes.hint}>{sentenceOf({ ...emptyQuery, expr: read.expr })}</p>
      ) : null}
      {tried && !read.ok ? (
        <p role="alert" className={own.bad}>
          {read.message}
        </p>
      ) : null}
      <Button type="submit" size="xs">
        Add filter
      </Button>
    </form>
  );
}

interface FieldProps {
  readonly words: KnownWords;
  readonly value: string;
  readonly onText: (text: string) => void;
}

function FieldInput({ words, value, onText }: FieldProps) {
  const complete = useCallback((text: string) => completeField(text, words, anyField), [words]);
  return (
    <CompletingInput
      label="Field"
      value={value}
      placeholder="type, initiator, data.total"
      source={words.source}
      {...{ complete, onText }}
    />
  );
}

interface ValuesProps {
  readonly words: KnownWords;
  readonly form: FilterForm;
  readonly set: (part: Partial<FilterForm>) => void;
  readonly submit: () => void;
}

function Values({ words, form: { field, operator, value, until }, set, submit }: ValuesProps) {
  const complete = useCallback((text: string) => completeValue(field, text, words), [field, words]);
  const count = valuesOf(operator);
  if (count === 0) return null;
  const common = { complete, onEnter: submit, source: words.source };
  return (
    <div className={own.line}>
      <CompletingInput
        label={count === 1 ? 'Value' : 'From'}
        value={value}
        onText={(text) => {
          set({ value: text });
        }}
        {...common}
      />
      {count === 1 ? null : (
        <CompletingInput
          label="To"
          value={until}
          onText={(text) => {
            set({ until: text });
          }}
          {...common}
        />
      )}
    </div>
  );
}

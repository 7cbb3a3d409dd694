'use client';

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { parseEdit } from '@/lib/fold/branch-edits.ts';
import { editKinds, editText, editWords, emptyForm, type EditForm } from './what-if-form.ts';
import classes from './what-if.module.css';

interface WhatIfEditsProps {
  readonly edits: readonly string[];
  readonly onEdits: (edits: readonly string[]) => void;
}

/** What is different on the branch, each to be taken back, and a form for one more. */
export function WhatIfEdits({ edits, onEdits }: WhatIfEditsProps) {
  const [form, setForm] = useState<EditForm>(emptyForm);
  const [refused, setRefused] = useState<string | null>(null);
  const change = (next: Partial<EditForm>): void => {
    setForm({ ...form, ...next });
    setRefused(null);
  };
  const add = (): void => {
    const text = editText(form);
    const parsed = parseEdit(text);
    if (!parsed.ok) {
      setRefused(parsed.message);
      return;
    }
    onEdits([...edits, text]);
    setForm({ ...emptyForm, kind: form.kind });
  };
  return (
    <section aria-label="Edits" className={classes.edits}>
      <ul className={classes.chips}>
        {edits.map((edit, index) => (
          <li key={`${index} ${edit}`}>
            <SafeText>{editWords(edit)}</SafeText>
            <button
              type="button"
              aria-label={`Take back: ${editWords(edit)}`}
              onClick={() => {
                onEdits(edits.filter((_, at) => at !== index));
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <NativeSelect
          label="What is different"
          value={form.kind}
          data={editKinds.map(({ kind, label }) => ({ value: kind, label }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const found = editKinds.find(({ kind }) => kind === value);
            if (found !== undefined) change({ kind: found.kind });
          }}
        />
        <FormFields form={form} onForm={change} />
        <Button type="submit" variant="light">
          Add
        </Button>
        {refused === null ? null : (
          <p role="alert" className={classes.refused}>
            {refused}
          </p>
        )}
      </form>
    </section>
  );
}

interface FormFieldsProps {
  readonly form: EditForm;
  readonly onForm: (next: Partial<EditForm>) => void;
}

function FormFields({ form, onForm }: FormFieldsProps) {
  const { kind } = form;
  return (
    <>
      <TextInput
        label={kind === 'insert' ? 'After version' : 'Version'}
        value={form.version}
        inputMode="numeric"
        className={classes.short}
        onChange={(event) => {
          onForm({ version: event.currentTarget.value });
        }}
      />
      {kind === 'move' ? (
        <TextInput
          label="To after version"
          value={form.after}
          inputMode="numeric"
          className={classes.short}
          onChange={(event) => {
            onForm({ after: event.currentTarget.value });
          }}
        />
      ) : null}
      {kind === 'insert' ? (
        <TextInput
          label="Type"
          value={form.type}
          onChange={(event) => {
            onForm({ type: event.currentTarget.value });
          }}
        />
      ) : null}
      {kind === 'insert' || kind === 'edit' ? (
        <Textarea
          label="Data (JSON)"
          value={form.data}
          autosize
          minRows={1}
          maxRows={8}
          className={classes.data}
          onChange={(event) => {
            onForm({ data: event.currentTarget.value });
          }}
        />
      ) : null}
    </>
  );
}

'use client';

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failed } from '@/components/ui/read-states.tsx';
import { ProblemList } from './problem-list.tsx';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import { useSaveDraft } from './use-save-draft.ts';
import classes from './editor.module.css';

interface Props {
  readonly store: string;
  readonly draft: Draft;
}

/** Keeps the draft as a version, and lets it fold from now on where that is wanted. */
export function SaveForm({ store, draft }: Props) {
  const [title, setTitle] = useState('');
  const save = useSaveDraft(store);
  const saved = (activate: boolean): void => {
    save.mutate({ ...draft, title: title.trim(), activate });
  };
  const isUntitled = title.trim() === '';
  return (
    <>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          saved(false);
        }}
      >
        <TextInput
          size="xs"
          label="What has changed"
          description="The title of the version, needed to save it"
          value={title}
          maxLength={100}
          autoComplete="off"
          className={classes.grow}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
        />
        <Button type="submit" size="xs" variant="default" disabled={isUntitled || save.isPending}>
          Save as a version
        </Button>
        <Button
          type="button"
          size="xs"
          disabled={isUntitled || save.isPending}
          onClick={() => {
            saved(true);
          }}
        >
          Save and activate
        </Button>
      </form>
      <ProblemList problems={save.data?.problems ?? []} />
      {save.isError ? <Failed what="the version" error={save.error} /> : null}
    </>
  );
}

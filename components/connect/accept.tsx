'use client';

import { Button, TextInput } from '@mantine/core';
import { Panel } from '@/components/ui/panel.tsx';
import { ProblemError } from '@/components/ui/problem-error.ts';
import type { Connecting } from './use-connect.ts';
import classes from './connect.module.css';

/** The last step: a name, and the store is open. */
export function Accept({ connecting }: { readonly connecting: Connecting }) {
  const { guess, preview, connection, name, setName } = connecting;
  if (guess === null || preview.data === undefined) return null;
  return (
    <Panel title="Open it">
      <form
        className={classes.address}
        onSubmit={(event) => {
          event.preventDefault();
          connection.mutate(guess);
        }}
      >
        <TextInput
          label="Name in the address"
          description="Lower-case letters, digits and hyphens; left empty, it is taken from the database."
          placeholder="accounts"
          value={name}
          error={connection.isError ? reasonOf(connection.error) : null}
          className={classes.grow}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Button type="submit" loading={connection.isPending}>
          Open the store
        </Button>
      </form>
    </Panel>
  );
}

const reasonOf = (error: Error): string =>
  error instanceof ProblemError ? error.problem.detail : error.message;

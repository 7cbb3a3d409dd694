'use client';

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { GuessView } from '@/lib/api/stores.ts';
import { Accept } from './accept.tsx';
import { GuessList } from './guess-list.tsx';
import { Mapper } from './mapper.tsx';
import { Preview } from './preview.tsx';
import { useConnect, type Connecting } from './use-connect.ts';
import classes from './connect.module.css';

/** From an address to an open store: paste, see what it is, see ten events, accept. */
export function ConnectScreen({ given }: { readonly given: string }) {
  const connecting = useConnect(given);
  const { location, detection } = connecting;
  return (
    <div className={classes.page}>
      <h1>Connect a store</h1>
      <form
        className={classes.address}
        onSubmit={(event) => {
          event.preventDefault();
          connecting.detect();
        }}
      >
        <TextInput
          label="Address or file"
          description="postgres://reader@host:5432/database, or the path of a SQLite file on the machine Backstory runs on. It is opened read-only."
          placeholder="postgres://"
          value={location}
          autoComplete="off"
          spellCheck={false}
          className={classes.grow}
          onChange={(event) => {
            connecting.relocate(event.currentTarget.value);
          }}
        />
        <Button type="submit" loading={detection.isPending} disabled={location.trim() === ''}>
          Look
        </Button>
      </form>
      {detection.isPending ? <Loading what="the tables" /> : null}
      {detection.isError ? <Failed what="this address" error={detection.error} /> : null}
      {detection.data === undefined ? null : <Found connecting={connecting} />}
    </div>
  );
}

function Found({ connecting }: { readonly connecting: Connecting }) {
  const { detection, choose } = connecting;
  const [byHand, setByHand] = useState(false);
  const [from, setFrom] = useState<GuessView | null>(null);
  const found = detection.data;
  if (found === undefined) return null;
  const { guesses, tables } = found;
  const mapping = tables.length > 0 && (byHand || guesses.length === 0);
  return (
    <>
      <Panel
        title="What is it?"
        aside={
          <span className={classes.quiet}>
            {found.engine} · <SafeText>{found.location}</SafeText>
          </span>
        }
      >
        {guesses.length === 0 ? <NothingFits tables={tables.length} /> : null}
        <GuessList
          guesses={guesses}
          chosen={mapping ? null : connecting.guess}
          onChoose={(chosen) => {
            setByHand(false);
            choose(chosen);
          }}
        />
        {mapping || tables.length === 0 ? null : (
          <ByHand
            guess={connecting.guess}
            onPress={() => {
              setByHand(true);
              setFrom(connecting.guess);
              choose(null);
            }}
          />
        )}
      </Panel>
      {mapping ? <Mapper tables={tables} from={from} onChange={choose} /> : null}
      <Preview connecting={connecting} />
      <Accept connecting={connecting} />
    </>
  );
}

interface ByHandProps {
  readonly guess: GuessView | null;
  readonly onPress: () => void;
}

function ByHand({ guess, onPress }: ByHandProps) {
  return (
    <Button variant="default" size="compact-sm" onClick={onPress}>
      {guess?.layout === 'mapped'
        ? 'Change its columns, zone or table'
        : 'None of these: map a table by hand'}
    </Button>
  );
}

function NothingFits({ tables }: { readonly tables: number }) {
  return (
    <Empty title="No known layout fits">
      {tables === 0
        ? 'There is no table that this login may read.'
        : 'Choose the table and say what its columns are.'}
    </Empty>
  );
}

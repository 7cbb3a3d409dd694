'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import type { GuessView, TableView } from '@/lib/api/stores.ts';
import {
  beginWith,
  draftFor,
  guessOf,
  mappingFields,
  tableWords,
  withSource,
  type DraftMapping,
} from './mapping-fields.ts';
import { MapperSnapshots } from './mapper-snapshots.tsx';
import { SourceRow } from './source-row.tsx';
import classes from './connect.module.css';

interface Props {
  readonly tables: readonly TableView[];
  /** The guess whose columns are to be changed; one of another layout is of no use here. */
  readonly from: GuessView | null;
  /** Null while the mapping is not finished. */
  readonly onChange: (guess: GuessView | null) => void;
}

/** The reader says which table holds the events and which column is what. */
export function Mapper({ tables, from, onChange }: Props) {
  const [begun] = useState(() => beginWith(tables, from));
  const [at, setAt] = useState(begun.at);
  const table = tables[at];
  const [draft, setDraft] = useState<DraftMapping | null>(begun.draft);
  if (table === undefined || draft === null) return null;
  const made = guessOf(draft);
  const change = (next: DraftMapping): void => {
    setDraft(next);
    onChange(null);
  };
  return (
    <Panel title="Map a table">
      <NativeSelect
        label="Table"
        value={String(at)}
        data={tables.map((each, index) => ({ value: String(index), label: tableWords(each) }))}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          const chosen = tables[next];
          setAt(next);
          if (chosen !== undefined) change(draftFor(chosen));
        }}
      />
      <div className={classes.fields}>
        {mappingFields.map((field) => (
          <SourceRow
            key={field.name}
            field={field}
            table={table}
            source={draft[field.name]}
            onSource={(source) => {
              change(withSource(draft, field.name, source));
            }}
          />
        ))}
        <PositionRow table={table} draft={draft} onDraft={change} />
        <ZoneRow draft={draft} onDraft={change} />
      </div>
      <MapperSnapshots tables={tables} draft={draft} onDraft={change} />
      <div className={classes.finish}>
        <Button
          variant="light"
          disabled={!made.ok}
          onClick={() => {
            if (made.ok) onChange(made.guess);
          }}
        >
          Show ten events through it
        </Button>
        {made.ok ? null : (
          <span className={classes.quiet}>Still to choose: {made.lacks.join(', ')}.</span>
        )}
      </div>
    </Panel>
  );
}

interface RowProps {
  readonly table: TableView;
  readonly draft: DraftMapping;
  readonly onDraft: (draft: DraftMapping) => void;
}

const zones = (): readonly string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** Where the clocks stood; asked only where a column holds times. */
function ZoneRow({ draft, onDraft }: Omit<RowProps, 'table'>) {
  const data = useMemo(() => zones(), []);
  if (draft.recordedAt === null && draft.occurredAt === null) return null;
  return (
    <div className={classes.field}>
      <NativeSelect
        label="Zone"
        description="of times that name none"
        value={draft.zone}
        data={[...data]}
        onChange={(event) => {
          onDraft({ ...draft, zone: event.currentTarget.value });
        }}
      />
    </div>
  );
}

function PositionRow({ table, draft, onDraft }: RowProps) {
  return (
    <div className={classes.field}>
      <NativeSelect
        label="Position"
        description="a number that grows with every event"
        value={draft.position ?? ''}
        data={['', ...table.columns.map(({ name }) => name)]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onDraft({ ...draft, position: value === '' ? null : value });
        }}
      />
      <TextInput
        label="category before"
        placeholder="for example -"
        description="of the stream id"
        value={draft.categoryBefore ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onDraft({ ...draft, categoryBefore: value === '' ? null : value });
        }}
      />
    </div>
  );
}

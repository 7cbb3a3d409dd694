'use client';

import { NativeSelect } from '@mantine/core';
import type { TableView } from '@/lib/api/stores.ts';
import { suggestSnapshots } from '@/lib/events/suggest-snapshots.ts';
import {
  snapshotFields,
  tableWords,
  withSnapshotSource,
  type DraftMapping,
} from './mapping-fields.ts';
import { SourceRow } from './source-row.tsx';
import classes from './connect.module.css';

interface Props {
  readonly tables: readonly TableView[];
  readonly draft: DraftMapping;
  readonly onDraft: (draft: DraftMapping) => void;
}

/** Where the store saves states of its own, to be compared with what its events say. */
export function MapperSnapshots({ tables, draft, onDraft }: Props) {
  const { snapshots } = draft;
  const table = tables.find(
    (each) => each.table === snapshots?.table && each.schema === snapshots.schema,
  );
  return (
    <>
      <NativeSelect
        label="Saved states"
        description="a table of snapshots, to compare with what the events say"
        value={table === undefined ? '' : String(tables.indexOf(table))}
        data={[
          { value: '', label: 'none' },
          ...tables.map((each, index) => ({ value: String(index), label: tableWords(each) })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const chosen = value === '' ? undefined : tables[Number(value)];
          onDraft({ ...draft, snapshots: chosen === undefined ? null : suggestSnapshots(chosen) });
        }}
      />
      {table === undefined || snapshots === null ? null : (
        <div className={classes.fields}>
          {snapshotFields.map((field) => (
            <SourceRow
              key={`${table.schema ?? ''}.${table.table} ${field.name}`}
              field={field}
              of="the saved states"
              table={table}
              source={snapshots[field.name]}
              onSource={(source) => {
                onDraft(withSnapshotSource(draft, field.name, source));
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

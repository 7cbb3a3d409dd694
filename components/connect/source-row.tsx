'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TableView } from '@/lib/api/stores.ts';
import type { ValueSource } from '@/lib/events/table-mapping.ts';
import { printKeys, readKeys, type MappingField } from './mapping-fields.ts';
import classes from './connect.module.css';

interface Props {
  readonly field: Omit<MappingField, 'name'>;
  /** Said before the label where two rows would have the same name. */
  readonly of?: string;
  readonly table: TableView;
  readonly source: ValueSource | null;
  /** An empty column: none. */
  readonly onSource: (source: {
    readonly column: string;
    readonly path: readonly string[];
  }) => void;
}

/** A column, and maybe a place inside its JSON. */
export function SourceRow({ field, of, table, source, onSource }: Props) {
  const column = source?.column ?? '';
  const path = source?.path ?? [];
  const [keys, setKeys] = useState(printKeys(path));
  const name = of === undefined ? field.label : `${field.label} of ${of}`;
  return (
    <div className={classes.field}>
      <NativeSelect
        label={field.label}
        {...(of === undefined ? {} : { 'aria-label': name })}
        description={field.hint}
        withAsterisk={field.required}
        value={column}
        data={['', ...table.columns.map((each) => each.name)]}
        onChange={(event) => {
          onSource({ column: event.currentTarget.value, path });
        }}
      />
      <TextInput
        label="inside"
        aria-label={`Keys inside the JSON of ${name}`}
        placeholder="all of it"
        value={keys}
        disabled={column === ''}
        onChange={(event) => {
          setKeys(event.currentTarget.value);
          onSource({ column, path: readKeys(event.currentTarget.value) });
        }}
      />
    </div>
  );
}

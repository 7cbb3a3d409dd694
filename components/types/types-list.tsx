'use client';

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { Empty, Partial } from '@/components/ui/read-states.tsx';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import type { DescriptionView } from '@/lib/api/stores.ts';
import { typeRows, type TypeOrder } from './type-rows.ts';
import { TypesTable } from './types-table.tsx';
import classes from './types.module.css';

interface Props {
  readonly store: string;
  readonly description: DescriptionView;
}

/** Rows on the page at first; more are shown when asked for. */
const shownAtFirst = 300;

/** The catalogue of event types. */
export function TypesList({ store, description }: Props) {
  const { types, sampled, examined } = description;
  const [text, setText] = useState('');
  const [order, setOrder] = useState<TypeOrder>('events');
  const [all, setAll] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => typeRows(types, { text, order }), [types, text, order]);
  useKeys([
    {
      keys: 'f',
      label: 'Filter the types by name',
      run: () => {
        field.current?.focus();
      },
    },
  ]);
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <>
      <div className={classes.toolbar}>
        <TextInput
          ref={field}
          size="xs"
          className={classes.field}
          aria-label="Part of a type’s name"
          placeholder="Part of a name (f)"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <span className={classes.quiet} role="status">
          {rows.length === types.length
            ? countOf(types.length, 'type')
            : `${showCount(rows.length)} of ${countOf(types.length, 'type')}`}
        </span>
      </div>
      <div className={classes.panel}>
        {sampled && (
          <Partial>
            Estimated from {countOf(examined, 'event')}: rare types may be missing, counts and times
            are of what was examined.
          </Partial>
        )}
        {rows.length === 0 ? (
          <Empty title={types.length === 0 ? 'No events yet' : 'No type has this in its name'}>
            {types.length === 0 ? 'Types appear with the first event.' : 'Try a shorter part.'}
          </Empty>
        ) : (
          <TypesTable store={store} rows={shown} order={order} onOrder={setOrder} />
        )}
        {shown.length < rows.length && (
          <Partial
            onContinue={() => {
              setAll(true);
            }}
          >
            {showCount(rows.length - shown.length)} more types are not shown yet.
          </Partial>
        )}
      </div>
    </>
  );
}

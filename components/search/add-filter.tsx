'use client';

import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import { withCondition } from '@/lib/query/filter-form.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { printQuery } from '@/lib/query/print.ts';
import { FilterFields } from './filter-fields.tsx';
import type { KnownWords } from './known-words.ts';
import classes from './search.module.css';

interface Props {
  /** What stands in the box. */
  readonly parsed: ParsedQuery;
  readonly words: KnownWords;
  readonly onAsk: (q: string) => void;
}

/** A form for those who do not want to type a query: what it says becomes a part of the query. */
export function AddFilter({ parsed, words, onAsk }: Props) {
  const [open, setOpen] = useState(false);
  // A text that is not understood has no parts to add to.
  const wrong = parsed.problems.length > 0;
  useKeys([
    {
      keys: '+',
      label: 'Add a filter by a form',
      run: () => {
        setOpen(!wrong);
      },
    },
  ]);
  return (
    <Popover
      opened={open && !wrong}
      onChange={setOpen}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.small}
          disabled={wrong}
          title={wrong ? 'Put the query right first' : 'Add a filter by a form'}
          onClick={() => {
            setOpen((now) => !now);
          }}
        >
          + filter
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterFields
          words={words}
          onFilter={(expr) => {
            setOpen(false);
            onAsk(printQuery(withCondition(parsed.query, expr)));
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

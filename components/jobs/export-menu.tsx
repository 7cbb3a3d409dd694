'use client';

import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { pinnedNow } from '@/components/ui/pinned.ts';
import { startExport, type ExportFormat } from '@/lib/api/jobs.ts';
import { jobsQuery } from '@/components/ui/jobs-query.ts';
import classes from './jobs.module.css';

interface Props {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  /** Position the answer is pinned to; null: the head now. */
  readonly head: string | null;
  /** The query for a CSV file with the columns of the screen, and their names; null where none were chosen. */
  readonly csv?: { readonly q: string; readonly columns: string } | null;
}

const formats: readonly (readonly [ExportFormat, string, string])[] = [
  ['ndjson', 'All matches as NDJSON', 'payloads as stored, an event a line'],
  ['csv', 'All matches as CSV', 'for spreadsheets; | show … chooses columns'],
];

/** Writes all matches of the search on screen to a file, in the background. */
export function ExportMenu({ store, q, zone, head, csv = null }: Props) {
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: (format: ExportFormat) => {
      const asof = pinnedNow();
      const pinned = { ...(head === null ? {} : { head }), ...(asof === null ? {} : { asof }) };
      const asked = format === 'csv' ? (csv?.q ?? q) : q;
      return fetchContract(startExport, { store }, { body: { q: asked, zone, format, ...pinned } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: jobsQuery(store).queryKey }),
  });
  return (
    <>
      <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={classes.small} disabled={start.isPending}>
            Export ▾
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(([format, label, hint]) => (
            <Menu.Item
              key={format}
              onClick={() => {
                start.mutate(format);
              }}
            >
              {label}
              <span className={classes.hint}>
                {format === 'csv' && csv !== null ? `with the columns ${csv.columns}` : hint}
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {start.isError && (
        <span role="alert" className={classes.bad}>
          {start.error.message}
        </span>
      )}
    </>
  );
}

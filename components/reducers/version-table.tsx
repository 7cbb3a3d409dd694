'use client';

import { Button } from '@mantine/core';
import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { ReducerVersionView } from '@/lib/api/reducers.ts';
import { reducerDraftPage, streamPage } from '@/lib/urls/pages.ts';
import classes from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly versions: readonly ReducerVersionView[];
  /** A stream of the category to compare states on; null: it has none. */
  readonly sample: string | null;
  readonly busy: boolean;
  readonly onActivate: (hash: string) => void;
}

/** The versions of a category's reducer, newest first. */
export function VersionTable({ store, versions, sample, busy, onActivate }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">From</th>
          <th scope="col" data-column="hash">
            Hash
          </th>
          <th scope="col" data-column="made">
            Made
          </th>
          <th scope="col">
            <span className={classes.hidden}>Use</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.hash}>
            <td>
              <Link
                href={reducerDraftPage(store, { category: version.category, from: version.hash })}
                prefetch={false}
                className={classes.link}
              >
                {version.kind} v{version.number}
              </Link>
            </td>
            <td>
              <SafeText>{version.name}</SafeText>
              <span className={classes.quiet}>
                {version.origin === 'file' ? ' · a file' : ' · saved on screen'}
              </span>
            </td>
            <td data-column="hash">
              <ShortId id={version.hash} most={14} />
            </td>
            <td data-column="made">
              <Timestamp at={version.createdAt} />
              <span className={classes.quiet}> by {byWords(version.createdBy)}</span>
            </td>
            <td className={classes.end}>
              {sample === null ? null : (
                <Link
                  href={streamPage(store, sample, comparison(version))}
                  prefetch={false}
                  className={classes.link}
                  aria-label={`Compare v${String(version.number)} of ${version.category}`}
                >
                  compare
                </Link>
              )}{' '}
              {version.active ? (
                <Tag tone="green">active</Tag>
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={busy}
                  aria-label={`Activate v${String(version.number)} of ${version.category}`}
                  onClick={() => {
                    onActivate(version.hash);
                  }}
                >
                  Activate
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The active version beside what is inferred, any other one beside the active one. */
const comparison = ({ hash, active }: ReducerVersionView) => ({
  againstReducer: active ? 'inferred' : hash,
  tab: 'changes',
});

const byWords = (by: string): string => (by === 'file' ? 'the folder' : by);

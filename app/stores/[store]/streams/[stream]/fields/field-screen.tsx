'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useMemo } from 'react';
import { FieldHistory } from '@/components/fields/field-history.tsx';
import { PathPicker } from '@/components/fields/path-picker.tsx';
import { useFieldPlace } from '@/components/fields/use-field-place.ts';
import { summaryQuery } from '@/components/streams/queries.ts';
import { Answered } from '@/components/ui/answered.tsx';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { readField, readState } from '@/lib/api/streams.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import classes from '@/components/fields/field.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
}

/** The history of the field the URL names; without one, a choice of fields. */
export function FieldScreen({ store, stream }: Props) {
  const place = useFieldPlace(store, stream);
  const { path, version } = place;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Link
          className={classes.crumb}
          href={streamPage(store, stream, {
            path,
            at: version === null ? null : `v${String(version)}`,
          })}
          prefetch={false}
          title={stream}
        >
          <SafeText>{shorten(stream, 40)}</SafeText>
        </Link>
        <h1>
          <SafeText>{path ?? 'Fields'}</SafeText>
        </h1>
        <Paths store={store} stream={stream} path={path} onChoose={place.choosePath} />
      </header>
      {path === null ? (
        <Empty title="Choose a field">
          Its history shows every value it ever had, and which event set it.
        </Empty>
      ) : (
        <History
          key={path}
          store={store}
          stream={stream}
          path={path}
          version={version}
          onVersion={place.chooseVersion}
        />
      )}
    </div>
  );
}

interface PathsProps extends Props {
  readonly path: string | null;
  readonly onChoose: (path: string) => void;
}

function Paths({ store, stream, path, onChoose }: PathsProps) {
  const state = useQuery({
    ...contractQuery(readState, { store, stream }),
    enabled: path === null,
  });
  const field = useQuery({
    ...contractQuery(readField, { store, stream, path: path ?? '' }),
    enabled: path !== null,
  });
  const leaves = useMemo(() => state.data?.blame.map((leaf) => leaf.path), [state.data]);
  return <PathPicker path={path} paths={field.data?.paths ?? leaves ?? []} onChoose={onChoose} />;
}

interface HistoryProps extends Props {
  readonly path: string;
  readonly version: bigint | null;
  readonly onVersion: (version: string) => void;
}

function History({ store, stream, path, version, onVersion }: HistoryProps) {
  const field = useQuery(contractQuery(readField, { store, stream, path }));
  const summary = useQuery(summaryQuery({ store, stream }));
  const known = summary.data?.stream;
  const end = useMemo(
    () => ({ version: known?.lastVersion ?? null, recordedAt: known?.lastRecordedAt ?? null }),
    [known],
  );
  return (
    <Answered what={`the history of ${path}`} query={field} rows={12}>
      {({ intervals, fidelity }) => (
        <FieldHistory
          store={store}
          stream={stream}
          path={path}
          intervals={intervals}
          fidelity={fidelity}
          end={end}
          version={version}
          onVersion={onVersion}
        />
      )}
    </Answered>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useMemo } from 'react';
import { BeliefsTable } from '@/components/fields/beliefs-table.tsx';
import { FieldHistory } from '@/components/fields/field-history.tsx';
import { PathPicker } from '@/components/fields/path-picker.tsx';
import { useFieldPlace } from '@/components/fields/use-field-place.ts';
import { summaryQuery } from '@/components/streams/queries.ts';
import { Answered } from '@/components/ui/answered.tsx';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Empty, Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { readField, readPaths } from '@/lib/api/streams.ts';
import { readBeliefs } from '@/lib/api/two-clocks.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import classes from '@/components/fields/field.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
}

/** The history of the field the URL names; without one, a choice of fields. */
export function FieldScreen({ store, stream }: Props) {
  const place = useFieldPlace(store, stream);
  const { path, version, reducer } = place;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Link
          className={classes.crumb}
          href={streamPage(store, stream, {
            path,
            reducer,
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
        <Paths
          store={store}
          stream={stream}
          reducer={reducer}
          path={path}
          onChoose={place.choosePath}
        />
      </header>
      {path === null || !isPath(path) ? null : (
        <Believed store={store} stream={stream} place={place} path={path} />
      )}
      <Chosen path={path} />
      {path === null || !isPath(path) ? null : (
        <History
          key={path}
          store={store}
          stream={stream}
          reducer={reducer}
          path={path}
          version={version}
          onVersion={place.chooseVersion}
        />
      )}
    </div>
  );
}

const isPath = (text: string): boolean => parsePath(text).ok;

/** What stands in place of a history where the URL names no field, or what is none. */
function Chosen({ path }: { readonly path: string | null }) {
  if (path === null) {
    return (
      <Empty title="Choose a field">
        Its history shows every value it ever had, and which event set it.
      </Empty>
    );
  }
  const parsed = parsePath(path);
  if (parsed.ok) return null;
  return (
    <Empty title="This is no path of a field">
      {parsed.message} A path looks like <code>mfa.enabled</code>, <code>lines[#x].quantity</code>{' '}
      or <code>["any key"]</code>.
    </Empty>
  );
}

interface PathsProps extends Props {
  readonly reducer: string | null;
  readonly path: string | null;
  readonly onChoose: (path: string) => void;
}

function Paths({ store, stream, reducer, path, onChoose }: PathsProps) {
  const known = useQuery(contractQuery(readPaths, { store, stream, reducer }));
  return (
    <>
      <PathPicker key={path} path={path} known={known.data ?? null} onChoose={onChoose} />
      {known.isError ? (
        <Failed
          what="the list of fields"
          error={known.error}
          onRetry={() => void known.refetch()}
        />
      ) : null}
    </>
  );
}

interface BelievedProps extends Props {
  readonly place: ReturnType<typeof useFieldPlace>;
  readonly path: string;
}

/** On demand, because it reads the whole stream: what was believed about the field, and when. */
function Believed({ store, stream, place, path }: BelievedProps) {
  const { isOfTwoClocks, showBeliefs, reducer } = place;
  const query = useQuery({
    ...contractQuery(readBeliefs, { store, stream, path, reducer }),
    enabled: isOfTwoClocks,
  });
  if (!isOfTwoClocks) {
    return (
      <button
        type="button"
        className={classes.ask}
        onClick={() => {
          showBeliefs(true);
        }}
      >
        What did we believe then?
      </button>
    );
  }
  return (
    <Answered what="what was believed" query={query} rows={4}>
      {(beliefs) => (
        <BeliefsTable
          store={store}
          stream={stream}
          reducer={reducer}
          beliefs={beliefs}
          onClose={() => {
            showBeliefs(false);
          }}
        />
      )}
    </Answered>
  );
}

interface HistoryProps extends Props {
  readonly reducer: string | null;
  readonly path: string;
  readonly version: bigint | null;
  readonly onVersion: (version: string) => void;
}

function History({ store, stream, reducer, path, version, onVersion }: HistoryProps) {
  const field = useQuery(contractQuery(readField, { store, stream, path, reducer }));
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
          reducer={reducer}
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

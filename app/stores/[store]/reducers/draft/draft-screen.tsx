'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { categoryRows } from '@/components/reducers/category-rows.ts';
import { DraftEditor } from '@/components/reducers/draft-editor.tsx';
import {
  someStreamsQuery,
  typesOfStoreQuery,
  versionQuery,
} from '@/components/reducers/queries.ts';
import { Answered } from '@/components/ui/answered.tsx';
import { Empty, Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';
import { reducersPage } from '@/lib/urls/pages.ts';
import classes from '@/components/reducers/reducers.module.css';

interface Props {
  readonly store: string;
  readonly category: string;
  /** Hash of the version to begin from; empty: from a template. */
  readonly from: string;
  readonly stream: string;
  readonly at: string;
}

/** The editor of a reducer, with what it makes of a stream beside it. */
export function DraftScreen(props: Props) {
  const { store, category } = props;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>
          Reducer of <SafeText>{category}</SafeText>
        </h1>
        <Link href={reducersPage(store)} className={classes.link}>
          all reducers
        </Link>
      </header>
      {category === '' ? (
        <Empty title="Of which category?">Choose one in the list of reducers.</Empty>
      ) : (
        <Editor {...props} />
      )}
    </div>
  );
}

function Editor({ store, category, from, stream, at }: Props) {
  const description = useQuery(typesOfStoreQuery(store));
  const streams = useQuery(someStreamsQuery(store, category));
  const version = useQuery({ ...versionQuery(store, from), enabled: from !== '' });
  if (version.isError) return <Failed what="the version" error={version.error} />;
  if (from !== '' && version.data === undefined) return null;
  const base: Draft | null =
    version.data === undefined
      ? null
      : {
          language: version.data.version.kind === 'rules' ? 'rules' : 'code',
          source: version.data.source,
        };
  return (
    <Answered what="the event types" query={description} rows={12}>
      {({ types }) => (
        <Answered what="streams of the category" query={streams} rows={12}>
          {({ items }) => (
            <DraftEditor
              key={`${category} ${from}`}
              store={store}
              category={category}
              types={typesOf(types, category)}
              base={base}
              streams={named(items, stream)}
              at={at}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

const typesOf = (types: Parameters<typeof categoryRows>[0], category: string): readonly string[] =>
  categoryRows(types, [])
    .find((row) => row.category === category)
    ?.types.map(({ type }) => type) ?? [];

const named = (
  items: readonly { readonly streamId: string }[],
  first: string,
): readonly string[] => [
  ...new Set([...(first === '' ? [] : [first]), ...items.map(({ streamId }) => streamId)]),
];

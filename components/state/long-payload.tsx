'use client';

import { useClipboard } from '@mantine/hooks';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import type { PayloadSlice } from '@/lib/api/events.ts';
import {
  longSlices,
  slicesQuery,
  sliceText,
  wholeText,
  type PayloadRef,
} from './payload-slices.ts';
import { RawBytes, RawText } from './raw-text.tsx';
import classes from './state.module.css';

const count = (of: number): string => of.toLocaleString('en');

/** A payload too long to come with its event: as much of it as the reader asks for. */
export function LongPayload({ of }: { readonly of: PayloadRef }) {
  const query = useInfiniteQuery(slicesQuery(of));
  const slices = query.data?.pages ?? [];
  const last = slices.at(-1);
  if (last === undefined) {
    return query.isError ? (
      <Failed what="the payload" error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading what="the payload" rows={6} />
    );
  }
  return (
    <>
      <Slices slices={slices} />
      <p className={classes.note}>
        {howMuch(last)}{' '}
        {last.next === null ? null : (
          <button
            type="button"
            className={classes.plain}
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? 'reading …' : 'show more'}
          </button>
        )}{' '}
        {last.slice.kind === 'json' ? <CopyWhole of={of} /> : null}
      </p>
      {query.isFetchNextPageError ? (
        <Failed
          what="more of the payload"
          error={query.error}
          onRetry={() => void query.fetchNextPage()}
        />
      ) : null}
    </>
  );
}

function howMuch({ next, size, slice }: PayloadSlice): string {
  const unit = slice.kind === 'binary' ? 'bytes' : 'characters';
  return `${next === null ? 'All' : `The first ${count(next)}`} of ${count(size)} ${unit}.`;
}

function Slices({ slices }: { readonly slices: readonly PayloadSlice[] }) {
  const bytes = slices.flatMap(({ slice, from }) =>
    slice.kind === 'binary' ? [{ base64: slice.base64, from }] : [],
  );
  if (bytes.length === 0) return <RawText text={slices.map(sliceText).join('')} />;
  return bytes.map(({ base64, from }) => <RawBytes key={from} base64={base64} from={from} />);
}

/** Reads what is not on the page yet and puts all of it on the clipboard. */
function CopyWhole({ of }: { readonly of: PayloadRef }) {
  const clipboard = useClipboard({ timeout: 2000 });
  const copying = useMutation({
    mutationFn: () => wholeText(longSlices(of)),
    onSuccess: (text) => {
      clipboard.copy(text ?? '');
    },
  });
  const words = copying.isPending ? 'reading all of it …' : 'copy all';
  return (
    <>
      <button
        type="button"
        className={classes.plain}
        disabled={copying.isPending}
        onClick={() => {
          copying.mutate();
        }}
      >
        {clipboard.copied ? 'copied' : words}
      </button>
      {copying.isError ? (
        <span role="alert"> It could not be read: {copying.error.message}</span>
      ) : null}
    </>
  );
}

import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import {
  readField as fieldContract,
  readStreamSummary as summaryContract,
} from '@/lib/api/streams.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { readSearch } from '@/lib/urls/search-string.ts';
import { readField } from '@/server/services/streams/read-field.ts';
import { readStreamSummary } from '@/server/services/streams/read-stream-summary.ts';
import { FieldScreen } from './field-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string; readonly stream: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { stream } = readSegments(await params);
  const { path } = readSearch(await searchParams);
  return { title: `${typeof path === 'string' ? path : 'Fields'} · ${stream ?? ''}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { store = '', stream = '' } = readSegments(await params);
  const { path, reducer } = readSearch(await searchParams);
  const by = typeof reducer === 'string' ? reducer : null;
  const reads =
    typeof path === 'string' && path !== '' && parsePath(path).ok
      ? [readOf(fieldContract, readField, { store, stream, path, reducer: by })]
      : [];
  return (
    <Prefetched reads={[...reads, readOf(summaryContract, readStreamSummary, { store, stream })]}>
      <FieldScreen key={`${store}/${stream}`} store={store} stream={stream} />
    </Prefetched>
  );
}

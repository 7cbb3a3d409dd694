import { infiniteQueryOptions } from '@tanstack/react-query';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { longestSlice, readPayload, type PayloadSlice } from '@/lib/api/events.ts';

export type PayloadPart = 'data' | 'metadata';

/** One payload of one event. */
export interface PayloadRef {
  readonly store: string;
  /** Id of the event. */
  readonly event: string;
  readonly part: PayloadPart;
}

/** Characters that each step puts on the page. */
export const sliceLength = 65_536;

/** The payload slice by slice, as far as a reader asks for. */
export const slicesQuery = (ref: PayloadRef) =>
  infiniteQueryOptions({
    queryKey: [readPayload.path, ref, 'slices'] as const,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      fetchContract(readPayload, { ...ref, from: pageParam, length: sliceLength }, { signal }),
    getNextPageParam: (last: PayloadSlice) => last.next,
  });

export const sliceText = ({ slice }: PayloadSlice): string =>
  slice.kind === 'json' ? slice.text : '';

type Fetch = (from: number) => Promise<PayloadSlice>;

/** The whole stored text, read in slices as long as they may be; null where it is no text. */
export async function wholeText(fetchSlice: Fetch): Promise<string | null> {
  const texts: string[] = [];
  for (let from: number | null = 0; from !== null;) {
    const answer: PayloadSlice = await fetchSlice(from);
    if (answer.slice.kind !== 'json') return null;
    texts.push(answer.slice.text);
    from = answer.next;
  }
  return texts.join('');
}

/** Fetches the long slices that `wholeText` asks for. */
export const longSlices =
  (ref: PayloadRef): Fetch =>
  (from) =>
    fetchContract(readPayload, { ...ref, from, length: longestSlice });

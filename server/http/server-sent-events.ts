import 'server-only';
import { foreseen, problemOf } from './problem.ts';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, private',
  'x-accel-buffering': 'no',
};

export interface SentItems<Item> {
  readonly name: string;
  readonly items: AsyncIterable<Item>;
  /** The id a reader comes back with after the item; null: the one before stays. */
  readonly placeOf?: ((item: Item) => string | null) | undefined;
}

/**
 * Sends items as they come, only as fast as the reader takes them. A failure on the way is sent as
 * an event named `problem`; the source is told to end when the reader goes away.
 */
export function serverSentEvents<Item>(
  { name, items, placeOf = () => null }: SentItems<Item>,
  requestId: string,
): Response {
  const source = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const write = (event: string, value: unknown, place: string | null = null): Uint8Array => {
    const id = place === null ? '' : `id: ${place}\n`;
    return encoder.encode(`${id}event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
  };
  let left = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const step = await source.next();
        if (left) return;
        if (step.done === true) controller.close();
        else controller.enqueue(write(name, step.value, placeOf(step.value)));
      } catch (error) {
        if (left) return;
        const known = foreseen(error, requestId);
        controller.enqueue(write('problem', problemOf(known, requestId)));
        controller.close();
      }
    },
    async cancel() {
      left = true;
      await source.return?.();
    },
  });
  return new Response(body, { headers });
}

import 'server-only';
import { foreseen, problemOf } from './problem.ts';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, private',
  'x-accel-buffering': 'no',
};

/**
 * Sends items as they come, only as fast as the reader takes them. A failure on the way is sent as
 * an event named `problem`; the source is told to end when the reader goes away.
 */
export function serverSentEvents<Item>(
  name: string,
  items: AsyncIterable<Item>,
  requestId: string,
): Response {
  const source = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const write = (event: string, value: unknown): Uint8Array =>
    encoder.encode(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const step = await source.next();
        if (step.done === true) controller.close();
        else controller.enqueue(write(name, step.value));
      } catch (error) {
        const known = foreseen(error, requestId);
        controller.enqueue(write('problem', problemOf(known, requestId)));
        controller.close();
      }
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, { headers });
}

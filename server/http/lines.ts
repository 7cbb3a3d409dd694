import 'server-only';

/** Sent together, because a write per line would cost more than the line. */
const chunkCharacters = 64 * 1024;

/**
 * A download that is written while it is read, only as fast as the reader takes it. A failure on the
 * way breaks the connection: a file that ends early must not look whole.
 */
export function linesResponse(lines: AsyncIterable<string>, fileName: string): Response {
  const source = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part: string[] = [];
      let size = 0;
      while (size < chunkCharacters) {
        const step = await source.next();
        if (step.done === true) {
          if (size > 0) controller.enqueue(encoder.encode(part.join('')));
          controller.close();
          return;
        }
        part.push(step.value, '\n');
        size += step.value.length + 1;
      }
      controller.enqueue(encoder.encode(part.join('')));
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store, private',
    },
  });
}

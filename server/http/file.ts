import 'server-only';
import type { SentFile } from '@/server/services/jobs/download-job.ts';

/** A file, sent only as fast as the reader takes it. Its length is told, so that a broken one is noticed. */
export function fileResponse({ name, type, bytes, content }: SentFile): Response {
  const source = content[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const step = await source.next();
      if (step.done === true) controller.close();
      else controller.enqueue(step.value);
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-length': String(bytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store, private',
    },
  });
}

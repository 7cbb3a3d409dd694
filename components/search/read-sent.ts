import { problemFrom } from '@/components/ui/problem-error.ts';
import { EventReader, type SentEvent } from './event-stream.ts';

interface Hearing {
  /** True for the message after which nothing is missing. */
  readonly hear: (event: SentEvent) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Reads server-sent events as they come. Rejects with the reason of a refusal, and when the answer
 * breaks off before its end.
 */
export async function readSent(href: string, { hear, signal }: Hearing): Promise<void> {
  const answer = await fetch(href, { signal });
  if (!answer.ok || answer.body === null) throw await problemFrom(answer);
  const events = new EventReader();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let ended = false;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const event of events.push(read.value)) ended = hear(event) || ended;
  }
  if (!ended) throw new Error('The connection ended before the answer did.');
}

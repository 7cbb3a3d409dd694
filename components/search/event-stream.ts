/** One server-sent event as it came. */
export interface SentEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Takes a text stream of server-sent events apart, whatever pieces it comes in. Lines end in LF, as
 * our server writes them; an event that never ended is not told.
 */
export class EventReader {
  #rest = '';

  /** The events that the piece completes. */
  push(piece: string): readonly SentEvent[] {
    const parts = (this.#rest + piece).split('\n\n');
    this.#rest = parts.pop() ?? '';
    return parts.map(sentEvent);
  }
}

function sentEvent(block: string): SentEvent {
  const values = (name: string): readonly string[] =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  return { name: values('event').at(-1) ?? 'message', data: values('data').join('\n') };
}

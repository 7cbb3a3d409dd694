import type { TailItem } from '@/server/stores/port.ts';

/** Takes what a tail gives in batches, without waiting longer than asked. */
export class TailBatches {
  readonly #items: AsyncIterator<TailItem>;
  #next: Promise<IteratorResult<TailItem>> | null = null;
  ended = false;

  constructor(tail: AsyncIterable<TailItem>) {
    this.#items = tail[Symbol.asyncIterator]();
  }

  /** Items at hand, at most `most`; waits for the first one at most `wait` milliseconds. */
  async take(most: number, wait: number): Promise<readonly TailItem[]> {
    const taken: TailItem[] = [];
    while (taken.length < most && !this.ended) {
      this.#next ??= this.#items.next();
      const result = await within(this.#next, taken.length === 0 ? wait : 0);
      if (result === null) break;
      this.#next = null;
      if (result.done === true) this.ended = true;
      else taken.push(result.value);
    }
    return taken;
  }
}

/** The value, or null when it is not there in time. */
async function within<Value>(value: Promise<Value>, milliseconds: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

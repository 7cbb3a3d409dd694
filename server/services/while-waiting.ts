import 'server-only';

/** How often a reader is told how far the work is. */
const tellMilliseconds = 300;

/** Tells now and then how far work is that is waited for; ends with it, and throws what it throws. */
export async function* whileWaiting<Progress>(
  work: Promise<unknown>,
  soFar: () => Progress | null,
): AsyncGenerator<Progress> {
  const done = work.then(() => true as const);
  // Whoever leaves before the end waits for it no more.
  done.catch(() => undefined);
  for (;;) {
    const ended = await Promise.race([done, pause()]);
    if (ended) return;
    const progress = soFar();
    if (progress !== null) yield progress;
  }
}

const pause = (): Promise<false> =>
  new Promise((resolve) => {
    setTimeout(resolve, tellMilliseconds, false).unref();
  });

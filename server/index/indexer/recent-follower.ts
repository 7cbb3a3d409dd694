import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { SearchIndex } from '../port.ts';
import { LogFollower } from './log-follower.ts';
import { placeBefore } from './place-before.ts';
import type { RecentFile } from './recent-file.ts';

export interface Followed {
  readonly store: EventStore;
  readonly signal: AbortSignal;
  /** The index of the whole log goes up to here; null: nowhere. */
  readonly known: Position | null;
}

/**
 * Takes the newest events of a log into an index of their own, before the whole log is taken in from its
 * beginning: what people look for first is mostly new. What comes meanwhile goes on coming into it.
 */
export class RecentFollower {
  readonly #file: RecentFile;
  readonly #index: SearchIndex;
  readonly #log: LogFollower;
  #events = 0;

  private constructor(file: RecentFile, index: SearchIndex, log: LogFollower) {
    this.#file = file;
    this.#index = index;
    this.#log = log;
  }

  /** Goes on with the one that is there, or begins one; null where it is not worth it. */
  static async begin(file: RecentFile, followed: Followed): Promise<RecentFollower | null> {
    return (await goneOn(file, followed)) ?? (await begun(file, followed));
  }

  static async of(file: RecentFile, index: SearchIndex, followed: Followed) {
    const log = new LogFollower(followed.store, index, followed.signal);
    const follower = new RecentFollower(file, index, log);
    const isOfLog = await log.start();
    await follower.#count();
    return isOfLog ? follower : null;
  }

  /** True when all that was new when it began is taken in. */
  get isLive(): boolean {
    return this.#log.isLive;
  }

  get events(): number {
    return this.#events;
  }

  /** Takes in what there is, without waiting. */
  async step(): Promise<void> {
    await this.#log.step(0);
    await this.#count();
  }

  /** To be called once the whole index goes as far. */
  async remove(): Promise<void> {
    await this.close();
    this.#file.remove();
  }

  close(): Promise<void> {
    return this.#index.close();
  }

  async #count(): Promise<void> {
    this.#events = (await this.#index.coverage()).events;
  }
}

async function goneOn(file: RecentFile, followed: Followed): Promise<RecentFollower | null> {
  const index = file.find();
  if (index === null) return null;
  const follower = await closingOnFailure(index, async () =>
    (await isStillNew(index, file, followed)) ? RecentFollower.of(file, index, followed) : null,
  );
  if (follower !== null) return follower;
  await index.close();
  file.remove();
  return null;
}

/** False when it was killed before it was said where it begins, and when as many newer events as it is for came since. */
async function isStillNew(
  index: SearchIndex,
  { events }: RecentFile,
  { store, signal }: Followed,
): Promise<boolean> {
  const { resume } = await index.coverage();
  return resume !== null && (await placeBefore(store, { events, known: resume }, signal)) === null;
}

async function begun(file: RecentFile, followed: Followed): Promise<RecentFollower | null> {
  const { store, known, signal } = followed;
  const resume = await placeBefore(store, { events: file.events, known }, signal);
  if (resume === null) return null;
  const index = file.make();
  return closingOnFailure(index, async () => {
    await index.append({ events: [], resume });
    return RecentFollower.of(file, index, followed);
  });
}

async function closingOnFailure<Result>(
  index: SearchIndex,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    await index.close();
    throw error;
  }
}

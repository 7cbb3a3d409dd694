import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '../../port.ts';

/** What a tail told, in the order in which it told it. */
export interface Told {
  readonly id: string;
  readonly stream: string;
  readonly version: bigint;
  readonly place: bigint;
  /** Below this nothing more was to come when it was told. */
  readonly settled: bigint;
}

export interface Follower {
  readonly told: readonly Told[];
  /** Times at which the seal moved back. */
  readonly sealMovedBack: () => number;
  /** Ends the tail and begins it again where it was. */
  readonly restart: () => Promise<void>;
  /** Fails when the tail failed. */
  readonly end: () => Promise<void>;
}

/** Follows a log from its start and remembers everything it was told. */
export function follow(store: EventStore): Follower {
  const told: Told[] = [];
  let at: Position | 'start' = 'start';
  let settled = -1n;
  let back = 0;
  let abort = new AbortController();
  const run = async (): Promise<void> => {
    for await (const item of store.tail({ all: [] }, at, abort.signal)) {
      at = item.position;
      if (item.kind === 'event') {
        const { id, streamId: stream, version, position } = item.event;
        told.push({ id, stream, version, place: BigInt(position ?? '-1'), settled });
        continue;
      }
      const sealed = BigInt(item.settled ?? '-1');
      if (sealed < settled) back += 1;
      else settled = sealed;
    }
  };
  let running = run();
  const end = async (): Promise<void> => {
    abort.abort();
    await running;
  };
  return {
    told,
    sealMovedBack: () => back,
    end,
    restart: async () => {
      await end();
      await sleep(1);
      abort = new AbortController();
      running = run();
    },
  };
}

/** How what was told differs from what is there. All are 0 for a tail one can trust. */
export interface Faults {
  readonly missed: number;
  readonly repeated: number;
  /** Told before an event of its stream that it follows. */
  readonly inverted: number;
  /** Told although nothing was to come at its place any more. */
  readonly belowSeal: number;
}

export function faultsOf(told: readonly Told[], there: readonly string[]): Faults {
  const ids = new Set(told.map(({ id }) => id));
  const last = new Map<string, bigint>();
  let inverted = 0;
  for (const { stream, version } of told) {
    if (version < (last.get(stream) ?? -1n)) inverted += 1;
    else last.set(stream, version);
  }
  return {
    missed: there.filter((id) => !ids.has(id)).length,
    repeated: told.length - ids.size,
    inverted,
    belowSeal: told.filter(({ place, settled }) => place <= settled).length,
  };
}

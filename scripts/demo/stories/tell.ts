import { moment } from '../core/clock.ts';
import type { Fact, Journal, Recorded } from '../core/journal.ts';

/** What all events of a story have in common. */
export type Setting = Pick<Fact, 'store' | 'stream' | 'by'> & Partial<Fact>;

/** One event of a story; its time as text, without a zone, in UTC. */
export type Scene = Pick<Fact, 'type' | 'data'> & { readonly at: string } & Partial<
    Omit<Fact, 'at' | 'type' | 'data'>
  >;

/** Records the scenes one after the other, each with the setting's columns unless it has its own. */
export function tell(
  journal: Journal,
  setting: Setting,
  scenes: readonly Scene[],
): readonly Recorded[] {
  return scenes.map(({ at, ...scene }) => journal.record({ ...setting, ...scene, at: moment(at) }));
}

/** The one recorded event at that place, counted from 0. */
export function nth(events: readonly Recorded[], index: number): Recorded {
  const event = events[index];
  if (event === undefined) throw new RangeError(`The story has no event ${index}.`);
  return event;
}

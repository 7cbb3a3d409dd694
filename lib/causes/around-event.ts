import type { z } from 'zod';
import type { PlacedEvent, readCauses, readEffects } from '@/lib/api/events.ts';

type Causes = z.infer<typeof readCauses.response>;
type Effects = z.infer<typeof readEffects.response>;

/** What is known of an event's causes and effects; undefined while it is being read. */
export interface Known {
  readonly causes: Causes | undefined;
  readonly effects: Effects | undefined;
}

/** The event among its causes and effects, each once, also where they run in a circle. */
export function aroundEvent(self: PlacedEvent, { causes, effects }: Known): readonly PlacedEvent[] {
  const all = [...(causes?.chain ?? []), self, ...(effects?.effects ?? [])];
  const seen = new Map(all.map((placed) => [`${placed.store} ${placed.event.id}`, placed]));
  return [...seen.values()];
}

/** The event everything began with: the end of a chain that was followed to its end; else null. */
export function rootOf(self: PlacedEvent, causes: Causes | undefined): PlacedEvent | null {
  if (causes === undefined || causes.missing !== null || causes.cycle) return null;
  return causes.chain.at(-1) ?? self;
}

import { engineAt } from '@/server/stores/engines.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** The store at a path, in the layout found there. */
export async function openAt(path: string, signal: AbortSignal): Promise<EventStore> {
  const engine = engineAt(path);
  const [guess] = await engine.detect(signal);
  if (guess === undefined) throw new Error(`There is no store at ${path}.`);
  return engine.open(guess);
}

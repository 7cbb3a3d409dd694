import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { sandboxEvent } from '@/lib/sandbox/sandbox-event.ts';
import type { SandboxEvent } from '@/lib/sandbox/session.mjs';
import type { Fold, FoldOptions } from './fold.ts';
import { reducedEvents } from './reduced-events.ts';

/** Events that become ready together. */
const turn = 250;

/**
 * Lets code take a batch in from a state (JSON; null: none): one step for each event, fewer where
 * the last one is a failure or where not all of them could be answered at once.
 */
export type RunCode = (
  events: readonly SandboxEvent[],
  state: string | null,
) => Promise<readonly string[]>;

interface Parts {
  /** Steps that are known, by version. */
  readonly steps: Map<bigint, string>;
  readonly options: FoldOptions;
  /** Null: the reducer is no code, and every event is ready. */
  readonly run: RunCode | null;
}

/**
 * Makes events ready for a reducer. Where it is code, a sandbox runs it once for each event and the
 * steps are kept; folding is then the same for every reducer, and needs no waiting.
 */
export class Stepping {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The events in parts. The fold must have taken a part in before it asks for the next one. */
  async *ready(
    fold: Fold,
    events: readonly RecordedEvent[],
  ): AsyncGenerator<readonly RecordedEvent[]> {
    let from = 0;
    while (from < events.length) {
      const part = await this.#prepared(fold, events.slice(from, turnEnd(events, from)));
      yield part;
      from += part.length;
    }
  }

  /** As much of the part as has steps now: all of it, or what the sandbox could answer at once. */
  async #prepared(fold: Fold, part: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    const { run, steps: known, options } = this.#parts;
    if (run === null) return part;
    const wanted = reducedEvents(fold.facts, part, options);
    if (wanted.every(({ version }) => known.has(version))) return part;
    const state = fold.state === undefined ? null : printJson(fold.state);
    const steps = await run(wanted.map(sandboxEvent), state);
    for (const [index, { version }] of wanted.entries()) {
      const step = steps[index];
      if (step !== undefined) known.set(version, step);
    }
    const next = steps.at(-1)?.startsWith('{"f":') === true ? undefined : wanted[steps.length];
    return next === undefined ? part : part.slice(0, part.indexOf(next));
  }
}

/** Events that share a version stay together: a checkpoint between them would lose the later one. */
function turnEnd(events: readonly RecordedEvent[], from: number): number {
  let end = from + turn;
  while (end < events.length && events[end]?.version === events[end - 1]?.version) end += 1;
  return end;
}

import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { sandboxEvent } from '@/lib/sandbox/sandbox-event.ts';
import type { SandboxEvent } from '@/lib/sandbox/session.mjs';
import type { Fold, FoldFacts, FoldOptions } from './fold.ts';
import { reducedEvents } from './reduced-events.ts';

/** Events that become ready together. */
const turn = 250;

/** A batch that goes on where another one ended: the one of these very events. */
export interface Following {
  readonly after: readonly SandboxEvent[];
}

/**
 * Lets code take a batch in from a state (JSON; null: none): one step for each event, fewer where
 * the last one is a failure or where not all of them could be answered at once. A batch that follows
 * another one has no steps where the sandbox does not stand at its end any more.
 */
export type RunCode = (
  events: readonly SandboxEvent[],
  from: string | null | Following,
) => Promise<readonly string[]>;

export const isFollowing = (from: string | null | Following): from is Following =>
  typeof from === 'object' && from !== null;

/** Events on their way through the sandbox. */
interface Batch {
  readonly wanted: readonly RecordedEvent[];
  readonly sent: readonly SandboxEvent[];
  readonly facts: FoldFacts;
  readonly steps: Promise<readonly string[]>;
}

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

  /**
   * The events in parts. The fold must have taken a part in before it asks for the next one, which is
   * in the sandbox meanwhile.
   */
  async *ready(
    fold: Fold,
    events: readonly RecordedEvent[],
  ): AsyncGenerator<readonly RecordedEvent[]> {
    let from = 0;
    let batch: Batch | null = null;
    while (from < events.length) {
      const part = events.slice(from, turnEnd(events, from));
      const before: Batch | null = batch ?? this.#begun(part, fold.facts, stateOf(fold));
      const ready: readonly RecordedEvent[] =
        before === null ? part : await this.#prepared(part, before, fold);
      from += ready.length;
      batch =
        before === null || ready.length < part.length ? null : this.#next(events, from, before);
      yield ready;
    }
  }

  /** Null where every step is known, or none is needed. */
  #begun(
    part: readonly RecordedEvent[],
    facts: FoldFacts,
    state: () => string | null | Following,
  ): Batch | null {
    const { run, steps: known, options } = this.#parts;
    if (run === null) return null;
    const { reduced, facts: after } = reducedEvents(facts, part, options);
    if (reduced.every(({ version }) => known.has(version))) return null;
    const sent = reduced.map(sandboxEvent);
    const steps = run(sent, state());
    // Whoever stops reading leaves a batch that nobody waits for.
    steps.catch(() => undefined);
    return { wanted: reduced, sent, facts: after, steps };
  }

  /** Sends the part that comes next ahead: what the code makes of it does not wait for the fold. */
  #next(events: readonly RecordedEvent[], from: number, before: Batch): Batch | null {
    const next = events.slice(from, turnEnd(events, from));
    if (next.length === 0 || this.#hasFailed(before)) return null;
    return this.#begun(next, before.facts, () => ({ after: before.sent }));
  }

  #hasFailed({ wanted }: Batch): boolean {
    const last = wanted.at(-1);
    return last !== undefined && isFailure(this.#parts.steps.get(last.version));
  }

  /** As much of the part as has steps now: all of it, or what the sandbox could answer at once. */
  async #prepared(
    part: readonly RecordedEvent[],
    { wanted, sent, steps: told }: Batch,
    fold: Fold,
  ): Promise<readonly RecordedEvent[]> {
    const { run, steps: known } = this.#parts;
    let steps = await told;
    if (steps.length === 0 && wanted.length > 0 && run !== null) {
      steps = await run(sent, stateOf(fold)());
    }
    for (const [index, { version }] of wanted.entries()) {
      const step = steps[index];
      if (step !== undefined) known.set(version, step);
    }
    const next = isFailure(steps.at(-1)) ? undefined : wanted[steps.length];
    return next === undefined ? part : part.slice(0, part.indexOf(next));
  }
}

const isFailure = (step: string | undefined): boolean => step?.startsWith('{"f":') === true;

const stateOf = (fold: Fold) => (): string | null =>
  fold.state === undefined ? null : printJson(fold.state);

/** Events that share a version stay together: a checkpoint between them would lose the later one. */
function turnEnd(events: readonly RecordedEvent[], from: number): number {
  let end = from + turn;
  while (end < events.length && events[end]?.version === events[end - 1]?.version) end += 1;
  return end;
}

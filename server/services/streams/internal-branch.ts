import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { branch, type BranchEdit, type BranchEvent } from '@/lib/fold/branch.ts';
import { parseEdit } from '@/lib/fold/branch-edits.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
import { Stepper } from './internal-stepper.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** A branch is folded beside the stream and held in memory: this is where it ends. */
const mostEvents = 200_000;

export interface FoldedBranch {
  readonly fold: Fold;
  /** From the first edited place on. */
  readonly events: readonly BranchEvent[];
  readonly divergence: Version | null;
  readonly unknown: readonly Version[];
}

/** Throws `invalid_input` for a text that is no edit. */
export function readEdits(texts: readonly string[]): readonly BranchEdit[] {
  return texts.map((text) => {
    const parsed = parseEdit(text);
    if (!parsed.ok) throw new AppError('invalid_input', parsed.message, { field: 'edit' });
    return parsed.edit;
  });
}

/** Folds stream and branch side by side up to a version. */
export async function foldBranch(
  folded: StreamFold,
  edits: readonly BranchEdit[],
  { until, signal }: { readonly until: Version; readonly signal: AbortSignal },
): Promise<FoldedBranch> {
  const recorded: RecordedEvent[] = [];
  for await (const event of eventsBetween(folded, { start: null, until, signal })) {
    recorded.push(event);
    if (recorded.length > mostEvents) {
      throw new AppError(
        'unsupported',
        `A branch can follow at most ${mostEvents.toLocaleString('en')} events: choose an earlier moment.`,
        { field: 'at' },
      );
    }
  }
  const { events, unknown } = branch(recorded, edits);
  const start = firstDifference(recorded, events);
  const { fold, divergence } = await foldBoth(folded, { recorded, events, start, signal });
  return { fold, events: events.slice(start), divergence, unknown };
}

/** Index of the first event that is not the recorded one. */
function firstDifference(
  recorded: readonly RecordedEvent[],
  events: readonly BranchEvent[],
): number {
  const index = events.findIndex(({ event, was }, at) => {
    const own = recorded[at];
    return own === undefined || was !== own.version || event.data !== own.data;
  });
  return index === -1 ? Math.min(recorded.length, events.length) : index;
}

interface Both {
  readonly recorded: readonly RecordedEvent[];
  readonly events: readonly BranchEvent[];
  readonly start: number;
  readonly signal: AbortSignal;
}

async function foldBoth(folded: StreamFold, { recorded, events, start, signal }: Both) {
  const real = foldFrom(folded, null);
  // Edited events have the versions of recorded ones, so their steps are kept apart.
  const apart = new Stepper(folded.source, folded.options);
  const fold = new Fold(apart.reducer, folded.options);
  const own = taking(folded.stepper, real, recorded);
  const other = taking(
    apart,
    fold,
    events.map(({ event }) => event),
  );
  let divergence: Version | null = null;
  for (let index = 0; index < Math.max(recorded.length, events.length); index += 1) {
    const [here, there] = [await nextOf(own), await nextOf(other)];
    const mayDiffer = divergence === null && index >= start;
    if (mayDiffer && !equalJson(real.state, fold.state)) divergence = here ?? there;
    if (index % 500 === 0) await giveWay(signal);
  }
  apart.rest();
  return { fold, divergence };
}

/** The version of each event, just after the fold has taken it. */
async function* taking(
  stepper: Stepper,
  fold: Fold,
  events: readonly RecordedEvent[],
): AsyncGenerator<Version, null> {
  for await (const part of stepper.ready(fold, events)) {
    for (const event of part) {
      fold.take(event);
      yield event.version;
    }
  }
  return null;
}

async function nextOf(versions: AsyncGenerator<Version, null>): Promise<Version | null> {
  const next = await versions.next();
  return next.value;
}

/** Lets other requests have their turn. */
async function giveWay(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
}

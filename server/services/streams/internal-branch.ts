import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { branch, type BranchEdit, type BranchEvent } from '@/lib/fold/branch.ts';
import { parseEdit } from '@/lib/fold/branch-edits.ts';
import type { Fold } from '@/lib/fold/fold.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
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
  const [real, fold] = [foldFrom(folded, null), foldFrom(folded, null)];
  let divergence: Version | null = null;
  for (let index = 0; index < Math.max(recorded.length, events.length); index += 1) {
    const own = takeInto(real, recorded[index]);
    const other = takeInto(fold, events[index]?.event);
    const mayDiffer = divergence === null && index >= start;
    if (mayDiffer && !equalJson(real.state, fold.state)) divergence = own ?? other;
    if (index % 500 === 0) await giveWay(signal);
  }
  return { fold, divergence };
}

function takeInto(fold: Fold, event: RecordedEvent | undefined): Version | null {
  if (event === undefined) return null;
  fold.take(event);
  return event.version;
}

/** Lets other requests have their turn. */
async function giveWay(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
}

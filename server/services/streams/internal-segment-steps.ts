import 'server-only';
import type { SegmentView } from '@/lib/api/streams.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Frozen } from '@/lib/fold/frozen.ts';
import { mapStep, stepOf } from '@/lib/fold/steps.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { wholeState } from '@/lib/masking/place.ts';
import { maskedText, type MaskingPolicy } from '@/lib/masking/policy.ts';
import { foldFrom } from './internal-seek.ts';
import type { StreamFold } from './internal-stream-fold.ts';

type SegmentSteps = SegmentView['steps'];

/** What each of the events did to the state, so that a browser folds without code or rules. */
export async function stepsOf(
  folded: StreamFold,
  start: Frozen | null,
  events: readonly RecordedEvent[],
): Promise<SegmentSteps> {
  const { fidelity } = folded.reducer;
  if (fidelity.kind === 'inferred') return null;
  const initial = folded.reducer.initial();
  const fold = foldFrom(folded, start);
  const items: { version: string; step: string }[] = [];
  for await (const part of folded.stepper.ready(fold, events)) {
    for (const event of part) {
      const before = fold.facts;
      fold.take(event);
      const { stopped, version } = fold.facts;
      if (version === before.version) continue;
      const step =
        stopped === null ? stepOf(fold.state, fold.changes) : JSON.stringify({ f: stopped.reason });
      items.push({ version: String(event.version), step });
    }
  }
  return { fidelity, initial: initial === undefined ? null : printJson(initial), items };
}

/** Every value of a step is a part of the state, and passes the policy as one. */
export function maskedSteps(steps: SegmentSteps, policy: MaskingPolicy): SegmentSteps {
  if (steps === null) return null;
  const mask = (json: string): string => maskedText(policy, wholeState, json) ?? json;
  return {
    ...steps,
    initial: maskedText(policy, wholeState, steps.initial),
    items: steps.items.map(({ version, step }) => ({ version, step: mapStep(step, mask) })),
  };
}

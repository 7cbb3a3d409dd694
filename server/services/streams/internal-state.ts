import 'server-only';
import type { StateView } from '@/lib/api/streams.ts';
import type { ChangeView, InitiatorView } from '@/lib/api/views.ts';
import { AppError } from '@/lib/errors.ts';
import { foldToView } from '@/lib/fold/state-view.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { placeInState, wholeState } from '@/lib/masking/place.ts';
import { maskedColumn, maskedText, type MaskingPolicy } from '@/lib/masking/policy.ts';
import { driftAt } from './internal-drift.ts';
import { momentView, type FoundMoment } from './internal-moment.ts';
import { foldFrom, seek } from './internal-seek.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** The state at a found moment, as it goes to the reader before masking. */
export async function stateAt(
  folded: StreamFold,
  found: FoundMoment,
  signal: AbortSignal,
): Promise<StateView> {
  const moment = momentView(found);
  if (found.version === null) {
    const nothing = foldFrom(folded, null);
    return foldToView(nothing, { moment, snapshot: 'unknown' });
  }
  const { verdict } = await driftAt(folded, found.version, signal);
  const fold = await seek(folded, found.version, signal);
  return foldToView(fold, { moment, snapshot: verdict });
}

/** The state of a view as a value; undefined where there is none. */
export function stateValue({ state }: Pick<StateView, 'state'>): JsonValue | undefined {
  if (state === null) return undefined;
  const parsed = parseJson(state);
  if (!parsed.ok) throw new AppError('internal', 'A state was not printed as JSON.');
  return parsed.value;
}

/** Every part of a state that holds data passes the policy. */
export function maskedState(state: StateView, policy: MaskingPolicy): StateView {
  return {
    ...state,
    state: maskedText(policy, wholeState, state.state),
    setters: state.setters.map(({ initiator, ...setter }) => ({
      ...setter,
      initiator: maskedInitiator(policy, initiator),
    })),
    changes: state.changes.map((change) => maskedChange(change, policy)),
  };
}

function maskedInitiator(policy: MaskingPolicy, initiator: InitiatorView): InitiatorView {
  if (initiator.kind !== 'named') return initiator;
  const name = maskedColumn(policy, 'initiator', initiator.name);
  return name === null ? { kind: 'not-read' } : { kind: 'named', name };
}

export function maskedChange(change: ChangeView, policy: MaskingPolicy): ChangeView {
  const place = placeInState(change.path);
  return {
    ...change,
    before: maskedText(policy, place, change.before),
    after: maskedText(policy, place, change.after),
  };
}

import type { MomentView, StateView } from '@/lib/api/streams.ts';
import type { FidelityView } from '@/lib/api/views.ts';
import { instant, version } from '@/lib/events/ids.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { blameFromLeaves, blameToJson, type LeafBlame } from './blame.ts';
import { changeToView } from './change.ts';
import { readFidelity } from './fidelity.ts';
import type { Fold, FoldFacts } from './fold.ts';
import type { Frozen } from './frozen.ts';

export interface StateContext {
  readonly moment: MomentView;
  /** How the state compares with the store's own snapshot. */
  readonly snapshot: FidelityView['snapshot'];
}

/** The fold's present state as the API sends it; blame has indexes, changes have element ids. */
export function foldToView(fold: Fold, { moment, snapshot }: StateContext): StateView {
  const { facts } = fold;
  return {
    moment,
    state: fold.state === undefined ? null : printJson(fold.state),
    tombstone:
      facts.tombstone === null
        ? null
        : { version: String(facts.tombstone.version), type: facts.tombstone.type },
    blame: fold.leaves().map((leaf) => ({
      path: printPath(leaf.path),
      version: String(leaf.version),
    })),
    setters: fold.setters().map((setter) => ({ ...setter, version: String(setter.version) })),
    changes: fold.changes.map(changeToView),
    fidelity: { ...fold.reducer.fidelity, incompleteFrom: incompleteView(facts), snapshot },
    warnings: warningsView(facts),
    ...(facts.stopped === null
      ? {}
      : { stopped: { ...facts.stopped, version: String(facts.stopped.version) } }),
  };
}

/** From where on a fold lacks something, as the API sends it. */
export function incompleteView({ incompleteFrom }: FoldFacts): FidelityView['incompleteFrom'] {
  if (incompleteFrom === null) return null;
  return { version: String(incompleteFrom.version), reason: incompleteFrom.reason };
}

function warningsView({ warnings, furtherWarnings }: FoldFacts): StateView['warnings'] {
  const told = warnings.map((warning) => ({ ...warning, version: String(warning.version) }));
  const last = told.at(-1);
  if (last === undefined || furtherWarnings === 0) return told;
  const message = `There are ${furtherWarnings} more warnings after this one.`;
  return [...told, { version: last.version, code: 'more_warnings', message }];
}

/** A fold at rest from a state that came over the API, to go on from in the browser. */
export function frozenFromView(view: StateView): Frozen {
  const leaves = view.blame.map((leaf): LeafBlame => {
    const parsed = parsePath(leaf.path);
    if (!parsed.ok) throw new Error(`Blame names no path: ${parsed.message}`);
    return { path: parsed.path, version: version(BigInt(leaf.version)) };
  });
  return {
    fidelity: readFidelity(view.fidelity),
    tracked: true,
    facts: factsFromView(view),
    state: view.state,
    blame: view.state === null ? null : blameText(leaves, view.state),
    setters: view.setters.map((setter) => ({
      ...setter,
      version: version(BigInt(setter.version)),
      recordedAt: setter.recordedAt === null ? null : instant(setter.recordedAt),
    })),
  };
}

function blameText(leaves: readonly LeafBlame[], state: string): string | null {
  const parsed = parseJson(state);
  if (!parsed.ok) throw new Error(`A state is not JSON: ${parsed.problem.message}`);
  const blame = blameFromLeaves(leaves, parsed.value);
  return blame === null ? null : printJson(blameToJson(blame));
}

function factsFromView(view: StateView): FoldFacts {
  const { tombstone, moment, fidelity, warnings } = view;
  const { incompleteFrom } = fidelity;
  return {
    version: moment.version === null ? null : version(BigInt(moment.version)),
    events: 0,
    tombstone: tombstone && { type: tombstone.type, version: version(BigInt(tombstone.version)) },
    incompleteFrom: incompleteFrom && {
      reason: incompleteFrom.reason,
      version: version(BigInt(incompleteFrom.version)),
    },
    warnings: warnings.map((each) => ({ ...each, version: version(BigInt(each.version)) })),
    furtherWarnings: 0,
    stopped:
      view.stopped === undefined
        ? null
        : { ...view.stopped, version: version(BigInt(view.stopped.version)) },
  };
}

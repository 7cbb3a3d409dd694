import type { Change } from '@/lib/fold/change.ts';
import { diffInto } from '@/lib/fold/diff.ts';
import { root } from '@/lib/fold/change.ts';
import type { ReducerSource } from '@/lib/fold/fidelity.ts';
import { ReducerFailure, type FoldEvent, type Reducer } from '@/lib/fold/reducer.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { printPath } from '@/lib/json/path.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { SentenceTemplate } from '@/lib/sentences/template.ts';
import { Draft } from './draft.ts';
import type { ReadOperation } from './operations.ts';
import { RuleFault } from './rule-fault.ts';

export type Rule = readonly ReadOperation[];

export interface RuleSet {
  readonly source: ReducerSource;
  readonly initial: JsonValue | undefined;
  readonly rules: ReadonlyMap<string, Rule>;
  /** For types without a rule of their own. */
  readonly other: Rule | undefined;
  /** How events are told, by type. */
  readonly sentences: ReadonlyMap<string, readonly SentenceTemplate[]>;
}

/** Folds by declared rules. A type without a rule leaves the state alone. */
export function rulesReducer({ source, initial, rules, other, sentences }: RuleSet): Reducer {
  const fresh = (): JsonObject => new JsonObject(new Map(isObject(initial) ? initial.entries : []));
  return {
    fidelity: { kind: 'rules', source },
    initial: () => (isObject(initial) ? fresh() : undefined),
    apply(state, event, changes) {
      const rule = rules.get(event.event.type) ?? other;
      if (rule === undefined) return state;
      const base = isObject(state) ? state : fresh();
      const draft = drafted(rule, base, event);
      if (isObject(state)) return draft.commit(changes);
      const after = draft.commit(null);
      if (changes !== null) tellBeginning(state, after, changes);
      return after;
    },
    sentences: ({ type }) => sentences.get(type) ?? [],
  };
}

function drafted(rule: Rule, base: JsonObject, event: FoldEvent): Draft {
  const draft = new Draft(base);
  const scope = { event, state: () => draft.value };
  for (const { operation, at } of rule) {
    try {
      operation(draft, scope);
    } catch (error) {
      if (!(error instanceof RuleFault)) throw error;
      throw new ReducerFailure(`${error.message} (rule ${printPath(at)})`, error);
    }
  }
  return draft;
}

/** As `diff` tells the first state: as a whole. */
function tellBeginning(before: JsonValue | undefined, after: JsonObject, changes: Change[]): void {
  diffInto({ before: before ?? new JsonObject(new Map()), after, spot: root }, changes);
}

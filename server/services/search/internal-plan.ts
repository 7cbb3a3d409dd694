import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { position } from '@/lib/events/ids.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { FieldRef, Query } from '@/lib/query/syntax.ts';
import { compileQuery, type Evaluator, type QueryContext } from '@/lib/query/evaluate/compile.ts';
import { fieldsOf } from '@/lib/query/fields-of.ts';
import { parseQuery, type ParsedQuery } from '@/lib/query/parse.ts';
import { splitQuery } from '@/lib/query/split.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import type { EventStore, PushedFilter, PushedTerm } from '@/server/stores/port.ts';
import { refuseHidden } from '../refuse-hidden.ts';
import { reducersOnce, type AskReducers } from './internal-search-reducers.ts';

/** How a query is answered: what the store does, and what is judged event by event. */
export interface SearchPlan {
  readonly query: Query;
  readonly filter: PushedFilter;
  readonly residual: Query;
  readonly evaluate: Evaluator;
  readonly looksAt: readonly FieldRef['name'][];
  readonly context: QueryContext;
  /** How the folding of states goes, for every judge of the plan together. */
  readonly folding: Folding;
  /** What folds the streams whose states are asked for. */
  readonly reducers: AskReducers;
}

/** Written while events are judged. */
export interface Folding {
  /** A long stream that is being folded. */
  now: { readonly stream: string; readonly events: number } | null;
  /** Streams whose states take more memory than there is for them: of them nothing is told. */
  readonly leftOut: Set<string>;
}

/**
 * The query read; throws `invalid_query` at the first thing in it that is wrong, and `forbidden` where it
 * asks for what its asker may not see.
 */
export function readQuery(text: string, policy: MaskingPolicy): ParsedQuery {
  const parsed = parseQuery(text);
  const [problem] = parsed.problems;
  if (problem === undefined) {
    refuseHidden(parsed.query, policy, 'q');
    return parsed;
  }
  throw new AppError('invalid_query', problem.message, {
    field: 'q',
    span: [problem.from, problem.to],
  });
}

export interface PlanContext {
  readonly store: EventStore;
  readonly service: string;
  readonly clock: Clock;
  /** Default: those that are active now. */
  readonly reducers?: AskReducers;
}

/** The plan for events that came otherwise than through its filter: all of the query is judged. */
export function judgedWhole(plan: SearchPlan): SearchPlan {
  const whole = { ...plan.query, steps: [] };
  return { ...plan, residual: whole, evaluate: compileQuery(whole, plan.context) };
}

export function planOf(query: Query, planned: PlanContext): SearchPlan {
  const { store, service, clock, reducers = reducersOnce(service) } = planned;
  const { pushdown } = store.capabilities;
  // Throws for a position that is none of the store's, which is a fault of the query.
  const comparePositions = (a: string, b: string): number =>
    store.comparePositions(position(a), position(b));
  const context = { clock, service, comparePositions };
  const { pushed, residual } = splitQuery(query, { pushable: pushdown, clock });
  return {
    query,
    filter: {
      all: pushed.flatMap(({ term, anyOf, negated }): readonly PushedTerm[] => {
        const known = [...pushdown].find((name) => name === term);
        return known === undefined ? [] : [{ term: known, anyOf, negated }];
      }),
    },
    residual,
    evaluate: compileQuery(residual, context),
    looksAt: fieldsOf({ ...residual, steps: query.steps }).map(({ name }) => name),
    context,
    folding: { now: null, leftOut: new Set() },
    reducers,
  };
}

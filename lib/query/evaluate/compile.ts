import { ago } from '../time-value.ts';
import type { Clause, Expr, Query } from '../syntax.ts';
import { changeTest } from './change-test.ts';
import type { EventReading } from './event-reading.ts';
import { fieldValues, type FieldFrame, type Judged } from './field-values.ts';
import { frameOf } from './frame.ts';
import { isBeyond } from './match-time.ts';
import type { MatchContext } from './match-value.ts';
import { nothingKnown, type Surroundings } from './surroundings.ts';
import { textTest } from './text-search.ts';
import { all, any, not, type Truth } from './truth.ts';
import { kindOf, valuesTest } from './values-test.ts';

export interface QueryContext extends MatchContext {
  /** Name of the store being searched; null when there is only one. */
  readonly service: string | null;
}

/** Judges one event. Without surroundings whatever needs them is unknown. */
export type Evaluator = (reading: EventReading, surroundings?: Surroundings) => Truth;

type Judge = (judged: Judged) => Truth;

/**
 * The definition of what a query finds: the events for which this is true. It is `unknown` where a
 * payload or a state that matters cannot be read. Only for queries without problems.
 */
export function compileQuery({ expr, scopes }: Query, context: QueryContext): Evaluator {
  const compiler = new Compiler(context, {
    ...frameOf(scopes, context.clock),
    service: context.service,
  });
  const judges = expr === null ? [] : [compiler.judge(expr)];
  if (scopes.last !== null) {
    const since = { kind: 'quoted', text: ago(scopes.last, context.clock) } as const;
    const test = isBeyond('>=', since, context.clock);
    judges.push(
      ({ reading }) => reading.event.recordedAt !== null && test(reading.event.recordedAt),
    );
  }
  return (reading, surroundings = nothingKnown) =>
    all(lazily(judges, (judge) => judge({ reading, surroundings })));
}

/** Stops asking as soon as the answer is known. */
function* lazily<Item>(items: readonly Item[], ask: (item: Item) => Truth): Iterable<Truth> {
  for (const item of items) yield ask(item);
}

class Compiler {
  readonly #context: QueryContext;
  readonly #frame: FieldFrame;

  constructor(context: QueryContext, frame: FieldFrame) {
    this.#context = context;
    this.#frame = frame;
  }

  judge(expr: Expr): Judge {
    switch (expr.kind) {
      case 'and': {
        const judges = expr.items.map((item) => this.judge(item));
        return (judged) => all(lazily(judges, (judge) => judge(judged)));
      }
      case 'or': {
        const judges = expr.items.map((item) => this.judge(item));
        return (judged) => any(lazily(judges, (judge) => judge(judged)));
      }
      case 'not': {
        const judge = this.judge(expr.item);
        return (judged) => not(judge(judged));
      }
      case 'text': {
        const test = textTest(expr.value);
        return ({ reading }) => test(reading);
      }
      case 'clause':
        return expr.field.name === 'change' ? this.#change(expr) : this.#clause(expr);
    }
  }

  #clause({ field, test }: Clause): Judge {
    const passes = valuesTest(test, kindOf(field), this.#context);
    return (judged) => {
      const values = fieldValues(judged, field, this.#frame);
      return values === null ? 'unknown' : passes(values);
    };
  }

  #change(clause: Clause): Judge {
    const passes = changeTest(clause, this.#context);
    return ({ reading, surroundings }) => {
      const around = surroundings.statesAround(reading.event);
      return around === null ? 'unknown' : passes(around);
    };
  }
}

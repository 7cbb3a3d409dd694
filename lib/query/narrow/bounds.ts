import type { Truth } from '../evaluate/truth.ts';
import type { QueryContext } from '../evaluate/compile.ts';
import { frameOf } from '../evaluate/frame.ts';
import { kindOf, valuesTest } from '../evaluate/values-test.ts';
import type { Clause, Expr, Query, Value } from '../syntax.ts';
import { hasWildcard } from '../bare-word.ts';
import { wordsIn } from '../text-words.ts';
import { ago } from '../time-value.ts';
import { phoneDigits } from '../phone-number.ts';
import { longestWord, phoneWord, searchedWords } from './index-words.ts';
import { Narrower, timeNarrowing } from './narrow-query.ts';
import { narrowText } from './narrow-text.ts';
import {
  allNarrowed,
  anyNarrowed,
  asksLedger,
  butNarrowed,
  everything,
  nothing,
  type Narrowing,
} from './narrowing.ts';
import { sureSince, sureTimes } from './sure-times.ts';

/** Two parts of a log with the answer of a query between them. */
export interface Bounds {
  /** Holds only events that the query finds. */
  readonly sure: Narrowing;
  /** Holds every event that the query finds or cannot judge. */
  readonly possible: Narrowing;
}

/** What an index knows of the answer of a query without judging an event. */
export function boundsOf({ expr, scopes }: Query, context: QueryContext): Bounds {
  const since = scopes.last === null ? null : ago(scopes.last, context.clock);
  const whole: Bounds = { sure: everything, possible: everything };
  return all([
    expr === null ? whole : new Bounding({ expr, scopes, steps: [] }, context).of(expr),
    since === null ? whole : { sure: sureSince(since), possible: timeNarrowing(since, null) },
  ]);
}

const all = (parts: readonly Bounds[]): Bounds => ({
  sure: allNarrowed(parts.map(({ sure }) => sure)),
  possible: allNarrowed(parts.map(({ possible }) => possible)),
});

const any = (parts: readonly Bounds[]): Bounds => ({
  sure: anyNarrowed(parts.map(({ sure }) => sure)),
  possible: anyNarrowed(parts.map(({ possible }) => possible)),
});

class Bounding {
  readonly #context: QueryContext;
  readonly #narrower: Narrower;

  constructor({ scopes }: Query, context: QueryContext) {
    this.#context = context;
    this.#narrower = new Narrower(context, frameOf(scopes, context.clock));
  }

  of(expr: Expr): Bounds {
    switch (expr.kind) {
      case 'and':
        return all(expr.items.map((item) => this.of(item)));
      case 'or':
        return any(expr.items.map((item) => this.of(item)));
      case 'not':
        return turned(this.of(expr.item));
      case 'text':
        return { sure: sureWord(expr.value), possible: this.#narrower.of(expr) };
      case 'clause':
        return this.#clause(expr);
    }
  }

  #clause(clause: Clause): Bounds {
    const text = narrowText(clause, this.#context, false);
    if (text !== null) return { sure: text, possible: text };
    if (clause.field.name === 'service') return constant(serviceIs(clause, this.#context));
    const possible = this.#narrower.of(clause);
    const sure =
      clause.field.name === 'recorded' && !clause.field.counted
        ? sureTimes(clause.test, this.#context.clock)
        : nothing;
    return { sure, possible };
  }
}

/** What a ledger says of states is never sure, so nothing can be taken away for it. */
const turned = ({ sure, possible }: Bounds): Bounds => ({
  sure: asksLedger(possible) ? nothing : butNarrowed(everything, possible),
  possible: butNarrowed(everything, sure),
});

const constant = (truth: Truth): Bounds => ({
  sure: truth === true ? everything : nothing,
  possible: truth === false ? nothing : everything,
});

function serviceIs({ field, test }: Clause, context: QueryContext): Truth {
  if (field.counted) return 'unknown';
  return valuesTest(
    test,
    kindOf(field),
    context,
  )(context.service === null ? [] : [context.service]);
}

/**
 * One word, or its beginning, is in an event when it is among its words; of several the order counts. What stands for the
 * same digits in groups is in no event without them.
 */
function sureWord(value: Value): Narrowing {
  const [word, ...others] = wordsIn(value);
  if (word === undefined || others.length > 0) return nothing;
  const wild = value.kind === 'word' && hasWildcard(word);
  if (word.length >= longestWord || (wild && !/^[^*?]+\*$/.test(word))) return nothing;
  const digits = phoneDigits(value.text);
  const grouped = digits === null ? [] : [[{ text: phoneWord(digits), prefix: false }]];
  return anyNarrowed(
    [searchedWords(value), ...grouped].map((words) => ({ kind: 'words', words, sure: true })),
  );
}

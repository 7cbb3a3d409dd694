import { instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { timeBounds } from '../split-time.ts';
import type { QueryContext } from '../evaluate/compile.ts';
import { frameOf, type Frame } from '../evaluate/frame.ts';
import type { Clause, Expr, Query, Value } from '../syntax.ts';
import { ago } from '../time-value.ts';
import { gramsNarrowing } from './grams.ts';
import { digitsOfSamePhone, piecesOfSamePhone } from '../phone-number.ts';
import { phoneWord, searchedGrams, searchedWords } from './index-words.ts';
import { allNarrowed, anyNarrowed, everything, type Narrowing } from './narrowing.ts';
import { narrowPayload, narrowWritten } from './narrow-payload.ts';
import { narrowAltered, narrowHeld } from './narrow-states.ts';
import { narrowText } from './narrow-text.ts';

/** Where the matches of a query can only be; `all` where an index is no help. */
export function narrowQuery({ expr, scopes }: Query, context: QueryContext): Narrowing {
  const narrower = new Narrower(context, frameOf(scopes, context.clock));
  const since = scopes.last === null ? null : ago(scopes.last, context.clock);
  return allNarrowed([
    expr === null ? everything : narrower.of(expr),
    since === null ? everything : timeNarrowing(since, null),
  ]);
}

/** Texts of an event that an index knows by their words only. */
const amongWords: ReadonlySet<string> = new Set(['event', 'tenant', 'tag', 'cause']);

/** Narrows part by part. */
export class Narrower {
  readonly #context: QueryContext;
  readonly #frame: Frame;

  constructor(context: QueryContext, frame: Frame) {
    this.#context = context;
    this.#frame = frame;
  }

  of(expr: Expr): Narrowing {
    switch (expr.kind) {
      case 'and':
        return allNarrowed(expr.items.map((item) => this.of(item)));
      case 'or':
        return anyNarrowed(expr.items.map((item) => this.of(item)));
      case 'not':
        return expr.item.kind === 'clause'
          ? (narrowText(expr.item, this.#context, true) ?? everything)
          : everything;
      case 'text':
        return narrowWords(expr.value);
      case 'clause':
        return this.#clause(expr);
    }
  }

  #clause(clause: Clause): Narrowing {
    const { clock } = this.#context;
    const { name } = clause.field;
    if (name === 'recorded') return recorded(clause, this.#context);
    if (name === 'data' || name === 'metadata') return narrowPayload(clause, clock);
    if (name === 'change') return narrowAltered(clause, clock);
    if (name === 'state' || name === 'was') return narrowHeld(clause, clock, this.#frame);
    if (amongWords.has(name)) return narrowWritten(clause);
    return narrowText(clause, this.#context, false) ?? everything;
  }
}

/** The words of a searched text, or any word that stands for the telephone number which it is. */
function narrowWords(value: Value): Narrowing {
  const words = searchedWords(value);
  const phrase = allNarrowed([
    words.length === 0 ? everything : { kind: 'words', words },
    gramsNarrowing(searchedGrams(value)),
  ]);
  const only = words.length === 1 ? words[0]?.text : null;
  const pieces = piecesOfSamePhone(value.text).filter((digits) => digits !== only);
  const grouped = digitsOfSamePhone(value.text).map(phoneWord);
  return anyNarrowed([phrase, ...[...grouped, ...pieces].map(oneWord)]);
}

const oneWord = (text: string): Narrowing => ({
  kind: 'words',
  words: [{ text, prefix: false }],
});

function recorded({ test }: Clause, { clock }: QueryContext): Narrowing {
  const bounds = timeBounds(test, clock);
  const ends = (name: string): string | null =>
    bounds?.terms.find(({ term }) => term === name)?.anyOf[0] ?? null;
  return timeNarrowing(ends('recordedFrom'), ends('recordedTo'));
}

/** Whole milliseconds, so an end may be a little later than the bound. */
export function timeNarrowing(from: string | null, to: string | null): Narrowing {
  const [first, last] = [from, to].map((bound) => {
    const place = bound === null ? null : chartPlace(instant(bound));
    return place !== null && 'milliseconds' in place ? Math.floor(place.milliseconds) : null;
  });
  if (first == null && last == null) return everything;
  return { kind: 'time', from: first ?? null, to: last ?? null };
}

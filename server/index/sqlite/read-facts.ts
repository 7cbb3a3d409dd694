import type { IndexedText } from '@/lib/query/narrow/narrowing.ts';
import type { IndexFact } from '../port.ts';
import type { Dictionary } from './dictionary.ts';
import type { Statements } from './statements.ts';

interface Reading {
  readonly statements: Statements;
  readonly dictionary: Dictionary;
  readonly texts: readonly IndexedText[];
}

type ReadFacts = (ordinals: readonly number[]) => readonly IndexFact[];

/**
 * Reads what the index keeps of events, in the order in which they are given. Numbers come as one text for each
 * column, which takes half the time of a row for each event.
 */
export function factsReader({ statements, dictionary, texts }: Reading): ReadFacts {
  const columns = ['ordinal', 'at', ...texts].map((name) => `json_group_array(e.${name})`);
  const read = statements.rows<[string], readonly string[]>(
    `SELECT ${columns.join(', ')} FROM json_each(?) wanted CROSS JOIN events e
     WHERE e.ordinal = wanted.value`,
  );
  return (wanted) => {
    const [ordinals = [], times = [], ...ids] = (read.get(JSON.stringify(wanted)) ?? []).map(
      numbersIn,
    );
    return ordinals.map((ordinal, row) => ({
      ordinal: ordinal ?? 0,
      at: times[row] ?? null,
      texts: new FactTexts(dictionary, ids, row),
    }));
  };
}

type Numbers = readonly (number | null)[];

/** SQLite wrote the text, of columns that hold nothing but integers. */
const numbersIn = (text: string): Numbers => JSON.parse(text) as Numbers;

/** The texts of one event; of most it is never asked for all. */
class FactTexts {
  readonly #dictionary: Dictionary;
  readonly #ids: readonly Numbers[];
  readonly #row: number;

  constructor(dictionary: Dictionary, ids: readonly Numbers[], row: number) {
    this.#dictionary = dictionary;
    this.#ids = ids;
    this.#row = row;
  }

  at(place: number): string | null {
    return this.#dictionary.textOf(this.#ids[place]?.[this.#row] ?? 0);
  }
}

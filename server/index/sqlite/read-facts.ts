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
 * Reads what the index keeps of events, newest first as they are given. Numbers come as one text for each column,
 * which takes half the time of a row for each event; events that follow each other are read as a range, which takes
 * half of that again. Throws where an event is not there.
 */
export function factsReader({ statements, dictionary, texts }: Reading): ReadFacts {
  const columns = ['at', ...texts].map((name) => `json_group_array(e.${name})`).join(', ');
  const single = statements.rows<[string], readonly string[]>(
    `SELECT ${columns} FROM json_each(?) wanted CROSS JOIN events e WHERE e.ordinal = wanted.value`,
  );
  const range = statements.rows<[number, number], readonly string[]>(
    `SELECT ${columns} FROM events e WHERE e.ordinal BETWEEN ? AND ?`,
  );
  return (wanted) => {
    const [first = 0, last = 0] = [wanted[0], wanted.at(-1)];
    // From older to newer, as SQLite reads; they are told the other way round.
    const isRange = first - last + 1 === wanted.length;
    const read = isRange ? range.get(last, first) : single.get(JSON.stringify(wanted));
    const [times = new Column('[]'), ...ids] = (read ?? []).map((text) => new Column(text));
    if (times.length !== wanted.length) throw new Error('The index lacks an event that it names.');
    const rowOf = (place: number): number => (isRange ? wanted.length - 1 - place : place);
    return wanted.map((ordinal, place) => ({
      ordinal,
      at: times.at(rowOf(place)),
      texts: new FactTexts(dictionary, ids, rowOf(place)),
    }));
  };
}

type Numbers = readonly (number | null)[];

/** Numbers of a batch; a column that nobody asks for is never looked into. */
class Column {
  readonly #text: string;
  #numbers: Numbers | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#read().length;
  }

  at(row: number): number | null {
    return this.#read()[row] ?? null;
  }

  #read(): Numbers {
    this.#numbers ??= numbersIn(this.#text);
    return this.#numbers;
  }
}

/** SQLite wrote the text, of columns that hold nothing but integers. */
const numbersIn = (text: string): Numbers => JSON.parse(text) as Numbers;

/** The texts of one event; of most it is never asked for all. */
class FactTexts {
  readonly #dictionary: Dictionary;
  readonly #ids: readonly Column[];
  readonly #row: number;

  constructor(dictionary: Dictionary, ids: readonly Column[], row: number) {
    this.#dictionary = dictionary;
    this.#ids = ids;
    this.#row = row;
  }

  at(place: number): string | null {
    return this.#dictionary.textOf(this.#ids[place]?.at(this.#row) ?? 0);
  }
}

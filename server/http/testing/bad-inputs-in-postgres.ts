import { badInputs, type BadInput } from './bad-input-catalogue.ts';

export const columnTypes = ['text', 'bytea', 'jsonb'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** Where a column of a type answers otherwise than the catalogue says, by the name of the input. */
interface Otherwise {
  /** SQLSTATE with which the server refuses an event, by its place; null: it takes it. */
  readonly refused?: readonly (string | null)[];
  readonly answers?: Partial<Omit<BadInput, 'number' | 'name' | 'stream'>>;
}

interface ColumnCases {
  /** How this type of column writes the recorded time. */
  readonly timeType: 'text' | 'timestamptz';
  /** Names of the inputs that are tried in it; null: all of them. */
  readonly inputs: readonly string[] | null;
  readonly otherwise: Readonly<Record<string, Otherwise>>;
}

const invalidBytes = '22021';
const invalidJson = '22P02';
const noNul = '22P05';
const tooComplex = '54001';
const zeros = (count: number): string => '0'.repeat(count);

/**
 * No text of Postgres holds a NUL or bytes that are no UTF-8: `bytea` is the nearest that does. `jsonb`
 * refuses what is no JSON and keeps values instead of texts.
 */
export const inPostgres: Readonly<Record<ColumnType, ColumnCases>> = {
  text: {
    timeType: 'text',
    inputs: null,
    otherwise: {
      // A read ends after five seconds: 50 MB would try the machine beside the store.
      'one event of 50 MB': {
        answers: { events: [{ data: `{"text":"${'x'.repeat(5_000_000)}"}` }] },
      },
      'bytes that are no UTF-8': { refused: [invalidBytes, invalidBytes, invalidBytes] },
      'what is almost JSON': { refused: [null, null, null, null, invalidBytes] },
      'what is no text': { refused: [invalidBytes, invalidBytes] },
      'a time without a zone among others': {
        answers: {
          times: ['2026-03-01T10:15:00Z', '2026-03-01T11:15:00Z', '2026-03-01T12:15:00Z'],
        },
      },
      'clocks that run back': {
        answers: {
          times: ['2026-03-29T02:30:00Z', '2026-03-29T01:30:00Z', '2026-07-01T00:00:00Z'],
        },
      },
    },
  },
  bytea: {
    timeType: 'timestamptz',
    inputs: [
      'bytes that are no UTF-8',
      'what is almost JSON',
      'what is no text',
      'nothing in four ways',
      'clocks that run back',
      'times beyond any calendar',
    ],
    otherwise: {
      'nothing in four ways': { answers: { problems: [[], [], [], []] } },
      'clocks that run back': {
        answers: {
          times: ['2026-03-29T02:30:00Z', '2026-03-29T01:30:00Z', '2026-07-01T00:00:00Z'],
        },
      },
      'times beyond any calendar': { refused: [null, null, null, '22007'] },
    },
  },
  jsonb: {
    timeType: 'timestamptz',
    inputs: [
      'nesting 30,000 and 100,000 deep',
      'a lone surrogate',
      'an escaped NUL',
      'what is almost JSON',
      'numbers that are words',
      'numbers beyond any double',
      'numbers with many digits',
      'a number of 130,001 digits, written short',
      'a key twice',
      'nothing in four ways',
    ],
    otherwise: {
      'nesting 30,000 and 100,000 deep': { refused: [tooComplex, tooComplex] },
      'a lone surrogate': { refused: [invalidJson] },
      'an escaped NUL': { refused: [noNul] },
      'what is almost JSON': {
        refused: [invalidJson, invalidJson, invalidJson, invalidJson, invalidBytes],
      },
      'numbers that are words': { refused: [invalidJson] },
      'numbers beyond any double': {
        answers: {
          texts: [`{"large": 1${zeros(400)}, "minus": 0}`],
          problems: [['expanded_number']],
          state: `{"large":1${zeros(400)},"minus":0}`,
        },
      },
      'numbers with many digits': {
        answers: {
          texts: [
            '{"a": 9007199254740993, "b": 123456789012345678901234567890, "c": 0.1000000000000000055}',
          ],
        },
      },
      'a number of 130,001 digits, written short': {
        answers: {
          problems: [['oversized', 'expanded_number']],
          state: `{"a":1${zeros(130_000)}}`,
        },
      },
      'a key twice': { answers: { texts: ['{"a": 2}'], problems: [[]], state: '{"a":2}' } },
      'nothing in four ways': { refused: [null, null, null, invalidJson] },
    },
  },
};

/** An input and the SQLSTATE of each of its events that a column refuses. */
export interface PostgresInput {
  readonly input: BadInput;
  readonly refused: readonly (string | null)[];
}

/** The inputs of the catalogue for a type of column, with what is expected of it there. */
export function inputsFor(type: ColumnType): readonly PostgresInput[] {
  const { inputs, otherwise } = inPostgres[type];
  return badInputs
    .filter(({ name }) => inputs === null || inputs.includes(name))
    .map((input) => {
      const { refused = [], answers = {} } = otherwise[input.name] ?? {};
      return { input: { ...input, ...answers }, refused };
    });
}

/** What is left of an input when the events are gone that the column refuses; null: nothing is. */
export function heldPart({ input, refused }: PostgresInput): BadInput | null {
  const held = (_: unknown, place: number): boolean => (refused[place] ?? null) === null;
  const events = input.events.filter(held);
  if (events.length === 0) return null;
  const [texts, times] = [input.texts?.filter(held), input.times?.filter(held)];
  return {
    ...input,
    events,
    problems: input.problems.filter(held),
    ...(texts === undefined ? {} : { texts }),
    ...(times === undefined ? {} : { times }),
    ...(events.length < input.events.length && input.incompleteFrom === '4'
      ? { incompleteFrom: null }
      : {}),
  };
}

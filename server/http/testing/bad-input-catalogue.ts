/** One of the forty inputs, as the events of a stream of its own. */
export interface BadInput {
  /** Number in the catalogue. */
  readonly number: number;
  readonly name: string;
  /** Stream id; else made of the number. */
  readonly stream?: string;
  readonly events: readonly {
    readonly data?: string | Uint8Array | null;
    readonly type?: string;
    readonly initiator?: string;
    readonly version?: number;
    readonly recordedAt?: string;
    readonly erased?: boolean;
  }[];
  /** Codes of the problems each event is shown with. */
  readonly problems: readonly (readonly string[])[];
  /** First version the state could not take in; null: the state is complete. */
  readonly incompleteFrom: string | null;
  /** Lossless text of the newest state. */
  readonly state: string | null;
}

const hostile = `<img src=x onerror="alert(1)">`;
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const bytes = (...given: readonly number[]): Uint8Array => new Uint8Array(given);
const text = (data: string) => ({ data });
const key = 'k'.repeat(60_000);
const digits = '1e130000';

/** One event that is taken in as it is. */
const plain = (number: number, name: string, data: string): BadInput => ({
  number,
  name,
  events: [text(data)],
  problems: [[]],
  incompleteFrom: null,
  state: data,
});

/** Events that cannot be read, each with its problems; the state is null and says so. */
const unreadable = (
  number: number,
  name: string,
  given: readonly (readonly [string | Uint8Array, string | null])[],
): BadInput => ({
  number,
  name,
  events: given.map(([data]) => ({ data })),
  problems: given.map(([, code]) => (code === null ? [] : [code])),
  incompleteFrom: '1',
  state: null,
});

export const badInputs: readonly BadInput[] = [
  {
    ...plain(1, 'markup everywhere', JSON.stringify({ html: hostile })),
    stream: hostile,
    events: [{ data: JSON.stringify({ html: hostile }), type: hostile, initiator: hostile }],
  },
  plain(2, 'script addresses', '{"url":"javascript:alert(1)","image":"data:text/html,x"}'),
  plain(3, 'markup as a value', '{"content-type":"text/html","svg":"<svg onload=alert(1)>"}'),
  plain(
    4,
    'keys of prototypes',
    '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}',
  ),
  plain(
    5,
    'keys of objects',
    `{"hasOwnProperty":1,"toString":2,"then":3,"toJSON":4,"":5,"${key}":6}`,
  ),
  {
    number: 6,
    name: 'one event of 50 MB',
    events: [text(`{"text":"${'x'.repeat(50_000_000)}"}`)],
    problems: [['oversized']],
    incompleteFrom: '1',
    state: null,
  },
  // A list carries no more than 64 KiB of a payload, so that the deeper one is shown as too long there.
  unreadable(8, 'nesting 30,000 and 100,000 deep', [
    [deep(30_000), 'too_deep'],
    [deep(100_000), 'oversized'],
  ]),
  unreadable(9, 'bytes that are no UTF-8', [
    [bytes(0xff, 0xfe, 0x7b), 'invalid_utf8'],
    [bytes(0xc0, 0xaf), 'invalid_utf8'],
    [bytes(0x7b, 0xe2, 0x82), 'invalid_utf8'],
  ]),
  plain(10, 'a lone surrogate', '{"half":"\\ud800"}'),
  plain(11, 'an escaped NUL', '{"nul":"a\\u0000b"}'),
  unreadable(12, 'what is almost JSON', [
    ['{"a":', 'invalid_json'],
    ['[1,]', 'invalid_json'],
    ["{'a':1}", 'invalid_json'],
    ['\ufeff{}', 'invalid_json'],
    ['{"a":"x\u0000y"}', 'invalid_json'],
  ]),
  unreadable(13, 'numbers that are words', [['{"a":NaN}', 'invalid_json']]),
  plain(13, 'numbers beyond any double', '{"minus":-0,"large":1e400}'),
  plain(
    14,
    'numbers with many digits',
    '{"a":9007199254740993,"b":123456789012345678901234567890,"c":0.1000000000000000055}',
  ),
  plain(15, 'a number of 130,001 digits, written short', `{"a":${digits}}`),
  {
    ...plain(16, 'a key twice', '{"a":1,"a":2}'),
    problems: [['duplicate_keys']],
    state: '{"a":2}',
  },
  unreadable(17, 'what is no text', [
    [bytes(0x1f, 0x8b, 0x08, 0, 0), null],
    [bytes(0x0a, 0x03, 0x66, 0x6f, 0xff), 'invalid_utf8'],
  ]),
  {
    number: 19,
    name: 'nothing in four ways',
    events: [{ data: null }, text('null'), text('""'), text('')],
    problems: [[], [], [], ['invalid_json']],
    incompleteFrom: '4',
    state: '{}',
  },
  { ...plain(20, 'invisible characters', '{"a":"\u202E\u200B"}'), stream: 'bidi-\u202Eg\u200Bx' },
  { ...plain(21, 'escapes in names', '{"a":"\\u001b[31m"}'), stream: 'esc-\u001b[31m\nnext' },
  plain(22, 'formulas', '{"a":"=cmd|\'/c calc\'!A1"}'),
  {
    number: 23,
    name: 'clocks that run back',
    events: [
      { data: '{"a":1}', recordedAt: '2026-03-29T02:30:00.000000Z' },
      { data: '{"a":2}', recordedAt: '2026-03-29T01:30:00.000000Z' },
      { data: '{"a":3}', recordedAt: '2026-06-30T23:59:60.000000Z' },
    ],
    problems: [[], [], []],
    incompleteFrom: null,
    state: '{"a":3}',
  },
  {
    number: 24,
    name: 'times beyond any calendar',
    events: ['infinity', '294276-12-31T23:59:59Z', '0044-03-15T00:00:00Z BC', 'yesterday'].map(
      (recordedAt) => ({ data: '{"a":1}', recordedAt }),
    ),
    problems: [[], [], [], []],
    incompleteFrom: null,
    state: '{"a":1}',
  },
  {
    number: 26,
    name: 'a version twice',
    events: [1, 2, 2, 3].map((version, at) => ({ version, data: `{"a":${String(at)}}` })),
    problems: [[], [], [], []],
    incompleteFrom: '2',
    state: '{"a":3}',
  },
  {
    number: 27,
    name: 'a gap in versions',
    events: [1, 2, 3, 5].map((version) => ({ version, data: `{"a":${String(version)}}` })),
    problems: [[], [], [], []],
    incompleteFrom: '4',
    state: '{"a":5}',
  },
  { ...plain(36, 'a type of 10,000 characters', '{}'), events: [{ type: 'T'.repeat(10_000) }] },
];

/** Inputs that are tried elsewhere, or are not about reading and showing. */
export const elsewhere: Readonly<Record<number, string>> = {
  7: 'components/ui/json-tree-rows.test.ts',
  18: 'not read or shown: masking of values inside texts',
  25: 'lib/time/parse-instant.test.ts',
  28: 'server/stores/postgres/tail.store.test.ts',
  29: 'server/stores/sqlite/bad-inputs.store.test.ts',
  30: 'not read or shown: witnesses of changed rows',
  31: 'server/http/cursor.store.test.ts',
  32: 'not read or shown: regular expressions of the query language',
  33: 'server/stores/conformance/groups/filter.ts',
  34: 'not read or shown: reducers of people',
  35: 'not read or shown: reducers of people',
  37: 'server/stores/postgres/store-pool.store.test.ts',
  38: 'server/stores/postgres/store-pool.store.test.ts',
  39: 'server/stores/sqlite/open-file.store.test.ts',
  40: 'not read or shown: bundles of evidence',
};

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
    readonly position?: number | bigint;
    readonly recordedAt?: string;
  }[];
  /** Codes of the problems each event is shown with. */
  readonly problems: readonly (readonly string[])[];
  /** Payload texts where the store gives others than were written. */
  readonly texts?: readonly string[];
  /** Recorded times as they are shown; absent: they are none of the matter. */
  readonly times?: readonly string[];
  /** First version the state could not take in; null: the state is complete. */
  readonly incompleteFrom: string | null;
  /** Lossless text of the newest state. */
  readonly state: string | null;
}

/** The stream that an input has to itself. */
export const streamOf = ({ stream, number, name }: BadInput): string =>
  stream ?? `case-${String(number)}-${name}`;

const hostile = `<img src=x onerror="alert(1)">`;
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const bytes = (...given: readonly number[]): Uint8Array => new Uint8Array(given);
const text = (data: string) => ({ data });
const key = 'k'.repeat(60_000);
const digits = '1e130000';
const zonedTimes = ['2026-03-01T10:15:00', '2026-03-01T12:15:00+01:00', '2026-03-01T12:15:00Z'];
const oddTimes = [
  'infinity',
  '294276-12-31T23:59:59Z',
  '0044-03-15T00:00:00Z BC',
  'tomorrow, perhaps',
];

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
    [bytes(0x1f, 0x8b, 0x08, 0, 0), 'not_text'],
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
  {
    ...plain(20, 'an id that looks like another', '{"a":1}'),
    stream: '\u0430ccount-1',
    problems: [['mixed_scripts']],
  },
  { ...plain(20, 'the id that it looks like', '{"a":2}'), stream: 'account-1' },
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
    times: [
      '2026-03-29T02:30:00.000000Z',
      '2026-03-29T01:30:00.000000Z',
      '2026-06-30T23:59:60.000000Z',
    ],
    problems: [[], [], []],
    incompleteFrom: null,
    state: '{"a":3}',
  },
  {
    number: 24,
    name: 'times beyond any calendar',
    events: oddTimes.map((recordedAt) => ({ data: '{"a":1}', recordedAt })),
    times: oddTimes,
    problems: [[], [], [], []],
    incompleteFrom: null,
    state: '{"a":1}',
  },
  {
    number: 25,
    name: 'a time without a zone among others',
    events: zonedTimes.map((recordedAt) => ({ data: '{"a":1}', recordedAt })),
    times: zonedTimes,
    problems: [['zone_unknown'], [], []],
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
  // The last, because a file goes on counting from the greatest.
  {
    number: 29,
    name: 'positions below one and the greatest',
    events: [-5, 0, 9_223_372_036_854_775_807n].map((position, at) => ({
      position,
      data: `{"a":${String(at)}}`,
    })),
    problems: [[], [], []],
    incompleteFrom: null,
    state: '{"a":2}',
  },
];

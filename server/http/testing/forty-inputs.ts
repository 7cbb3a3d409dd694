import { apart, row, type FortyInput, type Proof } from './forty-input.ts';

const suite = 'server/http/testing/describe-bad-inputs.ts';
const inFile = 'server/stores/sqlite/bad-inputs.store.test.ts';
const orders = 'e2e/journeys/planted-orders.spec.ts';
const hard = 'server/stores/postgres/hard-times.store.test.ts';
const zones = 'server/stores/postgres/zones.store.test.ts';
const parse = 'lib/json/parse-json.test.ts';
const marks = 'components/streams/event-marks.test.ts';
const cells = 'lib/csv/csv-cell.test.ts';
const hex = 'components/state/hex-lines.test.ts';

/** In both engines, in every way to read a stream. */
const shown: readonly Proof[] = [
  [suite, 'is answered by every way to read its stream'],
  [suite, 'is shown as stored, with its problems'],
  [suite, 'leaves a state that says how far it goes'],
];

export const fortyInputs: readonly FortyInput[] = [
  row(1, ['markup in payload, stream id, type and initiator', 'shown literally'], ...shown, [
    orders,
    'a hostile payload is text and nothing else',
  ]),
  row(2, ['javascript: and data: addresses', 'text, never a link'], ...shown, [
    orders,
    'a hostile payload is text and nothing else',
  ]),
  row(3, ['SVG, HTML and content types in a payload', 'text, no preview'], ...shown),
  row(
    4,
    ['__proto__ and constructor.prototype', 'keys like any other; no prototype is touched'],
    ...shown,
    [parse, 'keeps keys that mean something to JavaScript as plain keys'],
  ),
  row(
    5,
    [
      'hasOwnProperty, then, toJSON, an empty key, a long key',
      'shown; a long key is cut with its length',
    ],
    ...shown,
    ['components/ui/json-tree-key.test.tsx', 'of 100,000 characters is cut, and its length said'],
  ),
  row(6, ['one event of 50 MB', 'its size in the list, its body by slices'], ...shown, [
    'server/stores/postgres/large-pages.store.test.ts',
    'hold one event that is larger than a page',
  ]),
  row(
    7,
    ['a million small values', 'in groups, so that opening stays quick'],
    [
      'components/ui/json-tree-rows.test.ts',
      'come in groups for a million elements, so that opening them stays quick',
    ],
  ),
  row(8, ['nesting 100,000 deep', 'raw text with too_deep above 256'], ...shown, [
    parse,
    'takes 256 levels apart and leaves deeper text alone, however deep',
  ]),
  row(
    9,
    ['bytes that are no UTF-8', 'hexadecimal with invalid_utf8, every byte kept'],
    ...shown,
    [inFile, 'keeps bytes that are no UTF-8, and says so'],
    [hex, 'shows bytes that are no text beside those that are'],
  ),
  row(10, ['a lone surrogate', 'the escape of the source; jsonb refuses it'], ...shown),
  row(
    11,
    ['NUL', 'a visible token; jsonb refuses it; CSV shows it'],
    ...shown,
    ['components/ui/visible-text.test.ts', 'names what a token stands for'],
    [cells, 'shows control characters instead of sending them, and says so'],
  ),
  row(
    12,
    ['truncated JSON, trailing comma, single quotes, BOM', 'raw text with line and column'],
    ...shown,
    [parse, 'says what was expected and where'],
  ),
  row(13, ['NaN, Infinity, -0, 1e400', 'words are invalid, the others kept as text'], ...shown),
  row(14, ['integers and decimals of many digits', 'digit for digit'], ...shown, [
    parse,
    'keeps every digit that a double would lose',
  ]),
  row(15, ['1e130000 in jsonb', 'read to a limit, with expanded_number'], ...shown, [
    'lib/json/expanded-number.test.ts',
    'is found with its digits',
  ]),
  row(16, ['a key twice', 'both values with duplicate_keys; jsonb keeps the last'], ...shown, [
    'components/ui/json-tree-rows.test.ts',
    'show every value of a repeated key',
  ]),
  row(
    17,
    ['payloads that are no JSON', 'hexadecimal with the encoding; gzip unpacked within limits'],
    ...shown,
    [inFile, 'names the encoding of bytes where it is known'],
    ['lib/events/unpack-gzip.test.ts', 'stops a bomb at a hundred times its size, and says so'],
  ),
  apart(
    18,
    ['Base64 of personal data inside a text', 'masked as a whole'],
    'masking hides whole fields and comes with roles for several people',
  ),
  row(
    19,
    ['empty, null, an empty text, nothing', 'four different displays'],
    ...shown,
    [inFile, 'tells empty, null, an empty string and nothing apart'],
    [marks, 'name the four ways of not being there'],
  ),
  row(
    20,
    [
      'bidirectional, zero-width and look-alike letters',
      'tokens; ids by their bytes; mixed_scripts',
    ],
    ...shown,
    [inFile, 'compares ids by their bytes, invisible characters included'],
    ['lib/events/mixed-scripts.test.ts', 'may look like another: %s'],
  ),
  row(21, ['escapes and line ends in names', 'shown, never sent: in rows, ids and CSV'], ...shown, [
    cells,
    'shows control characters instead of sending them, and says so',
  ]),
  row(22, ['formulas', 'text in a CSV, with a note'], ...shown, [
    cells,
    'never begins a formula and never is changed in silence',
  ]),
  row(
    23,
    ['clocks that run back, a leap second', 'order by version, marked'],
    ...shown,
    [inFile, 'keeps the order of versions where clocks run back, and flags the time'],
    [marks, 'tell clocks running backwards and taken versions'],
  ),
  row(24, ['infinity, year 294276, 44 BC', 'the text of the store'], ...shown, [
    inFile,
    'gives times beyond any calendar as the text of the store',
  ]),
  row(
    25,
    ['a time without a zone', 'read as UTC with zone_unknown'],
    ...shown,
    [zones, 'is marked where only the mapping says what it is'],
    [marks, 'tell an unknown zone and a name that looks like another, each in its own tint'],
  ),
  row(
    26,
    ['a version twice', 'both shown, marked; the state is incomplete from there'],
    ...shown,
    [inFile, 'returns both events of a doubled version on one page'],
    [orders, 'two events that claim one version are both shown'],
  ),
  row(27, ['a gap in versions', 'a row of its own; the state is incomplete from there'], ...shown, [
    orders,
    'a missing version is a row of its own and makes the state incomplete',
  ]),
  row(
    28,
    ['a late commit', 'arrives marked as late, once'],
    [
      'server/stores/postgres/tail.store.test.ts',
      'gives what is committed at once and what commits late afterwards, marked as late',
    ],
  ),
  row(
    29,
    ['positions below one, the greatest, and none', 'in order; a text is refused with the reason'],
    ...shown,
    [inFile, 'orders negative, zero and the greatest positions'],
    ['server/stores/sqlite/open-file.store.test.ts', 'refuses %s and says why'],
  ),
  apart(
    30,
    ['a row changed or deleted behind our back', 'said since when'],
    'it takes a witness that keeps commitments, which nothing here does',
  ),
  row(
    31,
    ['a page token that is garbage, foreign or 1 MB long', 'refused in constant words'],
    ['server/http/cursor.store.test.ts', 'is refused for another question'],
    ['server/http/bad-inputs.store.test.ts', 'is refused as a page token, however long'],
  ),
  row(
    32,
    ['(a+)+ and its like', 'linear time; repeats that multiply are refused'],
    ['lib/query/regex/regex.test.ts', 'takes no longer for the texts that make others explode'],
    [
      'lib/query/regex/parse-regex.test.ts',
      'is refused where its repeats multiply beyond what can be run',
    ],
  ),
  row(
    33,
    ['%, _, \\ and SQL in a search', 'literal, always bound'],
    ['server/http/bad-inputs.store.test.ts', 'is only text where it is searched for: %j'],
  ),
  row(
    34,
    ['a reducer without end or bounds', 'ended within its budget, with the reason'],
    ['server/sandbox/attacks.store.test.ts', 'costs its own fold only'],
    [
      'e2e/journeys/sandbox.spec.ts',
      'a draft that hangs where no engine can be interrupted is ended from outside',
    ],
  ),
  row(
    35,
    ['a reducer that reaches for the process', 'nothing is there'],
    ['server/sandbox/attacks.store.test.ts', 'gets nowhere by %s'],
  ),
  row(
    36,
    ['very long streams and a type of 10,000 characters', 'paged, travelled everywhere'],
    ...shown,
    [inFile, 'reads names of any length'],
    [orders, 'a stream of 50,000 events opens in its middle and travels everywhere'],
  ),
  row(
    37,
    ['57014, 55P03, 40001, 53300', 'typed words with advice; no part looks whole'],
    [hard, 'for its time says so, and what to do'],
    [hard, 'for a lock says so, and is no page that looks whole'],
    [hard, 'for a conflict on a standby is tried once more, then told'],
    [hard, 'for want of a connection says so'],
  ),
  row(
    38,
    ['a connection that drops, a restart, half-open TCP', 'none missing; silence is given up'],
    [hard, 'in the middle of a page is opened anew, and the page has every row once'],
    [hard, 'between two pages costs none of the events'],
    [hard, 'without a word is given up, and the next read goes by another'],
    ['server/stores/postgres/tail.store.test.ts', 'goes on after the server was restarted'],
  ),
  row(
    39,
    ['the tables change while they are open', 'refused until mapped anew, no guessing'],
    [hard, 'is not guessed at when %s: it has to be mapped anew'],
    [hard, 'is refused where a version is no number any more'],
    [hard, 'gives no bytes for text where its payloads have another type'],
  ),
  apart(
    40,
    ['a damaged or hostile bundle of evidence', 'refused with the first reason'],
    'no bundle is imported: nothing here takes files in',
  ),
];

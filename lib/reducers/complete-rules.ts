import type { Completion, Completions } from '../completion.ts';

/** Words of the category whose rules are written. */
export interface RulesVocabulary {
  readonly store: string;
  readonly category: string;
  readonly types: readonly string[];
  /** Paths seen in the payloads of a type, without `$.`. */
  readonly pathsOf: (type: string) => readonly string[];
}

const operations: readonly (readonly [name: string, detail: string])[] = [
  ['set', 'writes values'],
  ['merge', 'lays an object over the state'],
  ['add', 'adds numbers, exactly'],
  ['subtract', 'subtracts numbers, exactly'],
  ['append', 'appends to a list'],
  ['put', 'replaces the element with the same key, or appends'],
  ['remove', 'removes elements from a list'],
  ['unset', 'takes fields away'],
  ['delete', 'empties the state'],
  ['ignore', 'known, and changes nothing'],
];
const short = new Set(['delete', 'ignore']);

const facts = [
  ...['type', 'id', 'streamId', 'category', 'version', 'position', 'recordedAt', 'occurredAt'],
  ...['correlationId', 'causationId', 'initiator', 'tenant', 'schemaVersion'],
];

/** Where the cursor is in rules written as YAML. */
interface Place {
  /** Keys of the lines it stands below, from the outside in. */
  readonly above: readonly string[];
  /** Key of the own line before the cursor; null while it is still being written. */
  readonly key: string | null;
  readonly word: string;
  /** Keys that stand beside it already. */
  readonly beside: ReadonlySet<string>;
}

/** Offers what can come at a place of rules in YAML; nothing in JSON, whose brackets it does not read. */
export function completeRules(text: string, offset: number, words: RulesVocabulary): Completions {
  const place = placeAt(text, offset);
  const from = offset - place.word.length;
  if (text.trimStart().startsWith('{')) return { from, to: offset, options: [] };
  const typed = place.word.toLowerCase();
  const fitting = optionsAt(place, words).filter(({ label }) =>
    label.toLowerCase().includes(typed),
  );
  const begins = ({ label }: Completion): number => (label.toLowerCase().startsWith(typed) ? 0 : 1);
  return { from, to: offset, options: fitting.toSorted((a, b) => begins(a) - begins(b)) };
}

function optionsAt(place: Place, words: RulesVocabulary): readonly Completion[] {
  const [top, type] = [...place.above, place.key];
  if (place.word.startsWith('$')) return top === 'on' ? values(words, type ?? '') : [];
  return place.key === null ? keysAt(place, words) : wordsAfter(place, words);
}

function keysAt({ above, beside }: Place, words: RulesVocabulary): readonly Completion[] {
  const [top, type = ''] = above;
  const free = ({ label }: Completion): boolean => !beside.has(label);
  if (above.length === 0) return topKeys.filter(free);
  if (top !== 'on') return [];
  if (above.length === 1) return typeKeys(words).filter(free);
  if (above.length === 2) return operationKeys.filter(free);
  return above.length === 3 ? fieldKeys(words.pathsOf(type)).filter(free) : [];
}

/** What may follow `key:` on its line, with the space before it where there is none yet. */
function wordsAfter({ above, key }: Place, words: RulesVocabulary): readonly Completion[] {
  if (above.length === 0 && key === 'category') return [plain(words.category, 'this category')];
  if (above.length === 0 && key === 'store') return [plain(words.store, 'this store only')];
  if (above.length === 1 && above[0] === 'on') {
    return operations
      .filter(([name]) => name === 'merge' || short.has(name))
      .map(([name, detail]) => plain(name, detail));
  }
  return [];
}

const plain = (text: string, detail: string): Completion => ({
  label: text,
  insert: yamlText(text),
  detail,
});

const key = (label: string, insert: string, detail: string): Completion => ({
  label,
  insert,
  detail,
});

const topKeys = [
  key('category', 'category: ', 'kind of streams these rules fold'),
  key('store', 'store: ', 'only in this store'),
  key('initial', 'initial: ', 'the state before the first event'),
  key('on', 'on:', 'by event type'),
];

const typeKeys = ({ types }: RulesVocabulary): readonly Completion[] => [
  ...types.map((type) => key(type, `${yamlText(type)}: `, 'event type')),
  key('*', "'*': ", 'all other types'),
];

const operationKeys = operations.map(([name, detail]) =>
  key(name, short.has(name) ? `${name}: true` : `${name}:`, detail),
);

const fieldKeys = (paths: readonly string[]): readonly Completion[] =>
  paths
    .filter((path) => !path.includes('['))
    .map((path) => key(path, `${path}: $.${path}`, 'from the payload'));

function values(words: RulesVocabulary, type: string): readonly Completion[] {
  return [
    plain('$', 'the whole payload'),
    ...words
      .pathsOf(type)
      .filter((path) => !path.includes('['))
      .map((path) => plain(`$.${path}`, 'of the payload')),
    ...facts.map((name) => plain(`$event.${name}`, 'of the event')),
    plain('$metadata.', 'of the metadata'),
    plain('$state.', 'of the state so far'),
  ];
}

/** As YAML takes it for a text: plain where nothing in it means something. */
const yamlText = (text: string): string =>
  /^[A-Za-z_$][\w.$/-]*$/.test(text) ? text : JSON.stringify(text);

const written = /[^\s:{},[\]'"]*$/;
const keyOfLine = /^\s*(?:-\s+)?(?:'([^']*)'|"([^"]*)"|([^\s'"#:{}][^:{}]*?))\s*:(?:\s|$)/;

function placeAt(text: string, offset: number): Place {
  const lines = text.split('\n');
  const row = text.slice(0, offset).split('\n').length - 1;
  const line = lines[row] ?? '';
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const word = written.exec(before)?.[0] ?? '';
  const own = keyIn(before);
  const indent = indentOf(own === null && word === '' ? before : line);
  return {
    above: keysAbove(lines.slice(0, row), indent),
    key: own,
    word,
    beside: keysBeside(lines, row, indent),
  };
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

const isSaying = (line: string): boolean => !/^\s*(#|$)/.test(line);

function keyIn(line: string): string | null {
  const found = keyOfLine.exec(line);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null);
}

function keysAbove(lines: readonly string[], indent: number): readonly string[] {
  const above: string[] = [];
  let under = indent;
  for (const line of lines.toReversed()) {
    const name = isSaying(line) && indentOf(line) < under ? keyIn(line) : null;
    if (name === null) continue;
    above.unshift(name);
    under = indentOf(line);
  }
  return above;
}

/** Keys of the same block: at the same depth, with nothing less deep between. */
function keysBeside(lines: readonly string[], row: number, indent: number): ReadonlySet<string> {
  const side = (part: readonly string[]): readonly string[] => {
    const end = part.findIndex((line) => isSaying(line) && indentOf(line) < indent);
    return part
      .slice(0, end === -1 ? part.length : end)
      .filter((line) => isSaying(line) && indentOf(line) === indent);
  };
  const beside = [...side(lines.slice(0, row).toReversed()), ...side(lines.slice(row + 1))];
  return new Set(beside.flatMap((line) => keyIn(line) ?? []));
}

import type { Completion, Completions } from '../completion.ts';
import { fitting } from './fitting.ts';
import { eventFactNames, sentenceNames, type RulesVocabulary } from './rules-options.ts';

/** What may stand behind a beginning of a line, by what the line ends with. */
interface Ending {
  /** Its last group is the word that is being typed. */
  readonly pattern: RegExp;
  readonly options: (found: Found, words: RulesVocabulary) => readonly Completion[];
}

interface Found {
  /** The quote before the word; empty: none yet. */
  readonly quote: string;
  /** Type of the nearest `case` above; null: none. */
  readonly type: string | null;
}

const typed = (types: readonly string[], insert: (type: string) => string): Completion[] =>
  types.map((type) => ({ label: type, insert: insert(type), detail: 'event type' }));

const endings: readonly Ending[] = [
  {
    pattern: /\bcase\s+(['"]?)([\w.-]*)$/,
    options: ({ quote }, { types }) =>
      typed(types, (type) => `${quote === '' ? quoted(type) : rest(type, quote)}:`),
  },
  {
    pattern: /\btype\s*[!=]==?\s*(['"]?)([\w.-]*)$/,
    options: ({ quote }, { types }) =>
      typed(types, (type) => (quote === '' ? quoted(type) : rest(type, quote))),
  },
  {
    pattern: /(['"`])[^'"`]*(?<!\$)\{([\w.]*)$/,
    options: ({ type }, words) =>
      sentenceNames(pathsFor(type, words)).map(({ label, detail }) => ({
        label,
        detail,
        insert: label.endsWith('.') ? label : `${label}}`,
      })),
  },
  {
    pattern: /()\bdata\??\.([\w.]*)$/,
    options: ({ type }, words) => plainly(pathsFor(type, words), 'of the payload'),
  },
  {
    pattern: /()\bevent\.(\w*)$/,
    options: () => plainly(['data', 'metadata', ...eventFactNames], 'of the event'),
  },
];

/** Offers event types, facts of the event and paths of its payload in code; what the rest means is for others. */
export function completeCode(text: string, offset: number, words: RulesVocabulary): Completions {
  const before = text.slice(0, offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  for (const { pattern, options } of endings) {
    const found = pattern.exec(line);
    if (found === null) continue;
    const [, quote = '', word = ''] = found;
    const all = options({ quote, type: caseAbove(before) }, words);
    return { from: offset - word.length, to: offset, options: fitting(all, word) };
  }
  return { from: offset, to: offset, options: [] };
}

const quoted = (type: string): string =>
  type.includes("'") ? JSON.stringify(type) : `'${type.replaceAll('\\', '\\\\')}'`;

const rest = (type: string, quote: string): string => `${type}${quote}`;

function caseAbove(before: string): string | null {
  const cases = [...before.matchAll(/\bcase\s+(['"])(.*?)\1\s*:/g)];
  return cases.at(-1)?.[2] ?? null;
}

/** Paths of the type; of every type where it is not known which. */
function pathsFor(type: string | null, { types, pathsOf }: RulesVocabulary): readonly string[] {
  const own = type === null ? [] : pathsOf(type);
  return own.length > 0 ? own : [...new Set(types.flatMap((each) => [...pathsOf(each)]))];
}

const plainly = (names: readonly string[], detail: string): readonly Completion[] =>
  names
    .filter((name) => !name.includes('['))
    .map((name) => ({ label: name, insert: name, detail }));

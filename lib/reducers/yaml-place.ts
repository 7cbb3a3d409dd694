import type { Completion } from '../completion.ts';
import type { RulesOption } from './rules-option.ts';
import type { RulesPlace, WrittenPlace } from './rules-place.ts';

/** Where the cursor is in rules written as YAML, by the indents of the lines above and beside. */
export function yamlPlace(text: string, offset: number): WrittenPlace {
  const place = placeAt(text, offset);
  return { place, from: offset - place.word.length, to: offset, write };
}

function write({ kind, label, detail, behind }: RulesOption): Completion {
  if (kind === 'name') return { label, detail, insert: label.endsWith('.') ? label : `${label}}` };
  const text = label === '*' ? "'*'" : yamlText(label);
  if (kind === 'value') return { label, detail, insert: text };
  const rest = behind === null || behind === undefined ? '' : ` ${String(behind)}`;
  return { label, detail, insert: `${text}:${rest}` };
}

/** As YAML takes it for a text: plain where nothing in it means something. */
const yamlText = (text: string): string =>
  /^[A-Za-z_$][\w.$/-]*$/.test(text) ? text : JSON.stringify(text);

const written = /[^\s:{},[\]'"]*$/;
const keyOfLine = /^\s*(?:-\s+)?(?:'([^']*)'|"([^"]*)"|([^\s'"#:{}][^:{}]*?))\s*:(?:\s|$)/;

function placeAt(text: string, offset: number): RulesPlace {
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
    inBraces: before.at(-1 - word.length) === '{',
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

import { lineText, type StoryLine } from './story-line.ts';

/** One line of a story, or those that say the same as the line before them. */
export type StoryItem =
  | { readonly kind: 'line'; readonly line: StoryLine }
  | { readonly kind: 'repeats'; readonly lines: readonly StoryLine[]; readonly last: StoryLine };

/** Fewer are told one by one. */
const fewest = 3;

/**
 * The story with neighbours that say word for word the same put together behind the first of them. What bears a remark
 * is always told, and so is what was opened: `shown` holds versions of first lines.
 */
export function withRepeats(
  lines: readonly StoryLine[],
  shown: ReadonlySet<string>,
): readonly StoryItem[] {
  const items: StoryItem[] = [];
  for (let at = 0; at < lines.length;) {
    const end = endOfSame(lines, at);
    const [first, ...rest] = lines.slice(at, end);
    const last = rest.at(-1);
    if (first === undefined) break;
    items.push({ kind: 'line', line: first });
    if (last === undefined || rest.length < fewest || shown.has(first.event.version)) {
      items.push(...rest.map((line) => ({ kind: 'line', line }) as const));
    } else items.push({ kind: 'repeats', lines: rest, last });
    at = end;
  }
  return items;
}

function endOfSame(lines: readonly StoryLine[], start: number): number {
  const first = lines[start];
  let end = start + 1;
  while (first !== undefined && isSame(first, lines[end])) end += 1;
  return end;
}

const isSame = (one: StoryLine, other: StoryLine | undefined): boolean =>
  other !== undefined &&
  one.remarks.length + other.remarks.length === 0 &&
  one.event.type === other.event.type &&
  lineText(one) === lineText(other);

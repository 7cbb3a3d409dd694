import { hasWildcard } from '../bare-word.ts';
import type { MatchContext } from '../evaluate/match-value.ts';
import { kindOf, valuesTest } from '../evaluate/values-test.ts';
import type { Clause, Test } from '../syntax.ts';
import { indexedTexts, type IndexedText, type TextNarrowing } from './narrowing.ts';

const isIndexed = (name: string): name is IndexedText => indexedTexts.some((each) => each === name);

/** A clause on a text that the index keeps, judged exactly; null for any other. */
export function narrowText(
  { field, test }: Clause,
  context: MatchContext,
  negated: boolean,
): TextNarrowing | null {
  const { name, counted } = field;
  if (!isIndexed(name) || counted) return null;
  const holds = valuesTest(test, kindOf(field), context);
  return {
    kind: 'text',
    field: name,
    passes: (text) => holds(text === null ? [] : [text]) !== negated,
    exact: negated ? null : exactTexts(test),
    prefix: negated ? '' : prefixOf(test),
  };
}

function exactTexts(test: Test): readonly string[] | null {
  if (test.kind !== 'any') return null;
  const texts = test.of.map((item) => {
    if (item.kind !== 'value') return null;
    const { kind, text } = item.value;
    return kind === 'word' && hasWildcard(text) ? null : text;
  });
  return texts.every((text) => text !== null) ? texts : null;
}

function prefixOf(test: Test): string {
  if (test.kind !== 'any') return '';
  const [item, ...others] = test.of;
  if (item?.kind !== 'value' || others.length > 0) return '';
  return /^[^*?]*/.exec(item.value.text)?.[0] ?? '';
}

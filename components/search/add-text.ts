import { exactText } from '@/lib/query/bare-word.ts';
import { allOf, conditionsOf } from '@/lib/query/chips.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { wordsIn } from '@/lib/query/text-words.ts';

/** The query of what holds these words besides; null where there is no word in the text. */
export function withText(query: Query, text: string): string | null {
  const value = exactText(text.trim());
  if (wordsIn(value).length === 0) return null;
  return printQuery({
    ...query,
    expr: allOf([...conditionsOf(query.expr), { kind: 'text', value }]),
  });
}

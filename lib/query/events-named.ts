import { conditionsOf } from './chips.ts';
import { literalsIn } from './literals-of.ts';
import type { Query } from './syntax.ts';

/** The ids of which an event must have one to be found; null: it may have any. */
export function eventsNamed({ expr }: Pick<Query, 'expr'>): readonly string[] | null {
  const named = conditionsOf(expr).flatMap((each) => {
    if (each.kind !== 'clause' || each.field.name !== 'event' || each.field.counted) return [];
    const ids = literalsIn(each);
    return ids === null ? [] : [ids];
  });
  return named[0] ?? null;
}

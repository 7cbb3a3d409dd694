import type { RecordedEvent } from '@/lib/events/recorded-event.ts';

/** What an event type says about the life of the whole entity. */
export type LifeSign = 'begins' | 'ends' | 'resumes';

const signs: ReadonlyMap<string, LifeSign> = new Map([
  ...['created', 'registered', 'opened', 'recreated'].map((verb) => [verb, 'begins'] as const),
  ...['deleted', 'removed', 'erased', 'purged', 'destroyed', 'tombstoned', 'forgotten'].map(
    (verb) => [verb, 'ends'] as const,
  ),
  ...['restored', 'undeleted', 'reopened', 'recovered', 'reactivated', 'revived'].map(
    (verb) => [verb, 'resumes'] as const,
  ),
]);

/**
 * `AccountDeleted`, `account.deleted`, `account-deleted-v2` end an account; `AddressDeleted` in an
 * account's stream does not, since only the entity's own name (its category, else the beginning of
 * its stream id) or no name at all counts. Null for every other type.
 */
export function lifeSign(
  event: Pick<RecordedEvent, 'type' | 'category' | 'streamId'>,
): LifeSign | null {
  const words = wordsOf(event.type).filter((word) => !/^(?:event|v?\d+)$/.test(word));
  const sign = signs.get(words.at(-1) ?? '');
  if (sign === undefined) return null;
  const noun = words.at(-2);
  return noun === undefined || singular(noun) === entityOf(event) ? sign : null;
}

function entityOf({ category, streamId }: Pick<RecordedEvent, 'category' | 'streamId'>): string {
  const name = category ?? streamId.split(/[-:/|.]/, 1)[0] ?? '';
  return singular(wordsOf(name).at(-1) ?? '');
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const singular = (word: string): string => word.replace(/(?<=..)s$/, '').replace(/ie$/, 'y');

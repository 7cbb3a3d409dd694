import { hasWildcard } from '../bare-word.ts';
import type { Alternative, Clause, FieldPath } from '../syntax.ts';
import type { Clock } from '../time-value.ts';
import { gramsNarrowing } from './grams.ts';
import { gramsOfValue, wordsOfValue } from './index-words.ts';
import { allNarrowed, anyNarrowed, everything, type Narrowing } from './narrowing.ts';
import { keysOfValue } from './value-keys.ts';

/** A clause on data or metadata: the words of its keys, and of its value where that is a text. */
export function narrowPayload({ field, test }: Clause, clock: Clock): Narrowing {
  if (test.kind === 'missing') return everything;
  const keys = keyWords(field.path);
  if (test.kind !== 'any' || field.counted) return keys;
  return allNarrowed([keys, anyNarrowed(test.of.map((item) => writtenAlternative(item, clock)))]);
}

/** A clause on a text of the event itself that is among its words. */
export function narrowWritten({ field, test }: Clause): Narrowing {
  if (test.kind !== 'any' || field.counted) return everything;
  return anyNarrowed(test.of.map((item) => words(item)));
}

function keyWords(path: FieldPath): Narrowing {
  return wordsNarrowing(
    path.flatMap((step) =>
      typeof step === 'string' ? wordsOfValue({ kind: 'quoted', text: step }) : [],
    ),
  );
}

/** Other values than texts have more than one writing. */
function writtenAlternative(item: Alternative, clock: Clock): Narrowing {
  if (item.kind !== 'value') return everything;
  const { value } = item;
  const isText =
    value.kind === 'quoted' ||
    hasWildcard(value.text) ||
    keysOfValue(value, clock)?.every((key) => key?.startsWith('s') === true) === true;
  return isText ? words(item) : everything;
}

const words = (item: Alternative): Narrowing =>
  item.kind === 'value'
    ? allNarrowed([
        wordsNarrowing(wordsOfValue(item.value)),
        gramsNarrowing(gramsOfValue(item.value)),
      ])
    : everything;

const wordsNarrowing = (found: ReturnType<typeof wordsOfValue>): Narrowing =>
  found.length === 0 ? everything : { kind: 'words', words: found };

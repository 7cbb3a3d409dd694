import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, not, type Truth } from './truth.ts';

const truth = fc.constantFrom<Truth>(true, false, 'unknown');
const truths = fc.array(truth, { maxLength: 5 });

/** A truth as the two answers it may still turn out to be. */
const possible = (each: Truth): readonly boolean[] => (each === 'unknown' ? [true, false] : [each]);

/** Every way in which what is unknown may turn out. */
const worlds = (list: readonly Truth[]): readonly (readonly boolean[])[] =>
  list.reduce<readonly (readonly boolean[])[]>(
    (known, each) => known.flatMap((world) => possible(each).map((value) => [...world, value])),
    [[]],
  );

function settled(answers: readonly boolean[]): Truth {
  const [first] = answers;
  return first !== undefined && answers.every((answer) => answer === first) ? first : 'unknown';
}

describe('truths that may be unknown', () => {
  it('all hold, or do not, only where that is so however the unknown ones turn out', () => {
    fc.assert(
      fc.property(truths, (list) => {
        expect(all(list)).toBe(settled(worlds(list).map((world) => world.every(Boolean))));
      }),
    );
  });

  it('one holds, or none, only where that is so however the unknown ones turn out', () => {
    fc.assert(
      fc.property(truths, (list) => {
        expect(any(list)).toBe(settled(worlds(list).map((world) => world.some(Boolean))));
      }),
    );
  });

  it('none of them holds exactly where all do not', () => {
    fc.assert(
      fc.property(truths, (list) => {
        expect(not(any(list))).toBe(all(list.map(not)));
      }),
    );
  });

  it('ask no more of a list than the answer needs', () => {
    const asked: Truth[] = [];
    function* list(...given: readonly Truth[]): Generator<Truth> {
      for (const each of given) {
        asked.push(each);
        yield each;
      }
    }
    all(list('unknown', false, true));
    any(list('unknown', true, false));
    expect(asked).toStrictEqual(['unknown', false, 'unknown', true]);
  });
});

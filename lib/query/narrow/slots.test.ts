import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../parse.ts';
import { groupOf, patternOf, relationOf, slotOf, slotText, type Slot } from './slots.ts';

const pattern = (path: string) => {
  const { expr } = parseQuery(`state.${path}:exists`).query;
  if (expr?.kind !== 'clause') throw new Error(`"${path}" is no path.`);
  return patternOf(expr.field.path);
};

describe('a place of a state', () => {
  it.each([
    ['email', ['email']],
    ['lines[0].sku', ['lines', 0, 'sku']],
    ['lines[*].sku', ['lines', 0, 'sku']],
    ['lines[#7].sku', ['lines', 0, 'sku']],
    ['address.*', ['address', null]],
  ])('%s is asked for without the numbers of elements', (path, expected) => {
    expect(pattern(path)).toStrictEqual(expected);
  });

  it.each<readonly [Slot, string, string]>([
    [['email'], 'email', 'same'],
    [['email', 'work'], 'email', 'inside'],
    [['email'], 'email.work', 'around'],
    [['phone'], 'email', 'elsewhere'],
    [['lines', 0, 'sku'], 'lines[3].sku', 'same'],
    [['lines', 0, 'sku'], 'lines.sku', 'elsewhere'],
    [['address', 'city'], 'address.*', 'same'],
    [['address', 0], 'address.*', 'elsewhere'],
    [[], 'email', 'around'],
  ])('%j lies to %s as: %s, %s', (slot, path, relation) => {
    expect(relationOf(slot, pattern(path))).toBe(relation);
  });

  it('comes and goes with the whole array it is in', () => {
    expect(groupOf(['lines', 0, 'tags', 0])).toStrictEqual(['lines']);
    expect(groupOf(['address', 'city'])).toStrictEqual(['address', 'city']);
  });

  it('is read back as it was written', () => {
    const step = fc.oneof(fc.string(), fc.constant<0>(0));
    fc.assert(
      fc.property(fc.array(step), (slot) => {
        expect(slotOf(slotText(slot))).toStrictEqual(slot);
      }),
    );
    expect(slotOf('null')).toBeNull();
    expect(slotOf('[1]')).toBeNull();
  });
});

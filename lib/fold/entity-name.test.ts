import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse-json.ts';
import { entityName } from './entity-name.ts';

const nameIn = (text: string): string | null => {
  const parsed = parseJson(text);
  return entityName(parsed.ok ? parsed.value : undefined);
};

describe('the name a state gives its entity', () => {
  it.each([
    ['{"id":"account-1042","name":"Ann Lee"}', 'Ann Lee'],
    ['{"title":"Ethiopia Guji","displayName":"Guji"}', 'Guji'],
    ['{"name":{"first":"Ann"},"label":"A"}', 'A'],
    ['{"name":"  "}', null],
    ['{"id":"x"}', null],
    ['["name"]', null],
    ['not json', null],
  ])('%s is %s', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it('is never a text of any length', () => {
    expect(nameIn(`{"name":"${'x'.repeat(61)}"}`)).toBeNull();
  });
});

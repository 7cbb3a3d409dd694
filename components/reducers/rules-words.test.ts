import { describe, expect, it } from 'vitest';
import { rulesWords } from './rules-words.ts';

const json = (type: string, text: string) => ({ type, data: { kind: 'json', text } as const });
const known = { store: 'orders', category: 'order', types: ['Placed'] };

describe('the words for rules', () => {
  it('are the paths of each type, each once', () => {
    const sample = [
      json('Placed', '{"total":1}'),
      json('Placed', '{"total":2,"by":"x"}'),
      json('Paid', '{"at":1}'),
    ];
    const { pathsOf } = rulesWords({ ...known, sample });
    expect(pathsOf('Placed')).toEqual(['total', 'by']);
    expect(pathsOf('Paid')).toEqual(['at']);
  });

  it('are none of a type that was not seen', () => {
    expect(rulesWords({ ...known, sample: [] }).pathsOf('Placed')).toEqual([]);
  });

  it('are not disturbed by a payload that is no JSON, or none at all', () => {
    const sample = [
      json('Placed', '{"total":'),
      { type: 'Placed', data: { kind: 'absent' } as const },
      json('Placed', '{"total":1}'),
    ];
    expect(rulesWords({ ...known, sample }).pathsOf('Placed')).toEqual(['total']);
  });

  it('keep what is known of the category', () => {
    expect(rulesWords({ ...known, sample: [] })).toMatchObject(known);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '@/lib/reducers/compile-rules.ts';
import { draftTemplate } from './draft-template.ts';

describe('the first lines of a draft', () => {
  it('are rules that can be read, whatever categories and types are called', () => {
    const name = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(name, fc.uniqueArray(name), (category, types) => {
        const compiled = compileRules(draftTemplate('rules', category, types));
        expect(compiled.ok && compiled.rules.category).toBe(category);
        if (compiled.ok && types.length > 0 && !types.includes('*')) {
          expect(compiled.rules.types).toEqual(types);
        }
      }),
    );
  });

  it('take every type by code', () => {
    const text = draftTemplate('code', 'my-order', ['Placed', "It's odd"]);
    expect(text).toContain('export const my_orderReducer = {');
    expect(text).toContain(
      "case 'Placed':\n      case \"It's odd\":\n        lay(event.data, state);",
    );
  });

  it('take anything where no type is known', () => {
    expect(draftTemplate('code', '1st', [])).toContain('    lay(event.data, state);\n  },');
    expect(draftTemplate('code', '1st', [])).toContain('export const _1stReducer');
    expect(draftTemplate('rules', 'order', [])).toContain("'*': merge");
  });
});

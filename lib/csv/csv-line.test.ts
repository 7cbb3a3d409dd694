import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

/** Reads RFC 4180 as it stands there: the cells of a text that is one line. */
function cellsIn(line: string): readonly string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const [whole = '', quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/.exec(rest) ?? [];
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(whole.length);
    if (!rest.startsWith(',')) break;
    rest = rest.slice(1);
  }
  expect(rest).toBe('\r\n');
  return cells;
}

describe('a line', () => {
  it('quotes only what needs it', () => {
    expect(csvLine(['a', 'b c', 'd,e', 'f"g', 'h\ni', ' j'])).toBe(
      'a,b c,"d,e","f""g","h\ni"," j"\r\n',
    );
  });

  it('is read as the cells it was made of', () => {
    const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 1 });
    fc.assert(
      fc.property(cells, (given) => {
        expect(cellsIn(csvLine(given))).toEqual(given);
      }),
    );
  });
});

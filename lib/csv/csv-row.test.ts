import { describe, expect, it } from 'vitest';
import { csvHead, csvRow } from './csv-row.ts';

describe('a row', () => {
  it('has a last cell that names what is not as stored', () => {
    expect(csvHead(['a', '=b'])).toBe("a,'=b,note\r\n");
    expect(
      csvRow([
        { name: 'a', text: 'plain', kind: 'name' },
        { name: 'b', text: '=1', kind: 'name', note: 'is cut' },
        { name: 'c', text: null, kind: 'payload', note: 'is erased' },
      ]),
    ).toBe("plain,'=1,,b is cut and has a ' put before it; c is erased\r\n");
  });

  it('has an empty last cell where everything is as stored', () => {
    expect(csvRow([{ name: 'a', text: null, kind: 'name' }])).toBe(',\r\n');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { BranchEdit } from './branch.ts';
import { parseEdit, printEdit } from './branch-edits.ts';

const refusal = (text: string): string => {
  const parsed = parseEdit(text);
  return parsed.ok ? 'accepted' : parsed.message;
};

describe('an edit of a branch', () => {
  it('is read back as it was written', () => {
    const at = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(version);
    const data = arbitraryJson({ shadowed: true }).map(printJson);
    const edit: fc.Arbitrary<BranchEdit> = fc.oneof(
      at.map((each): BranchEdit => ({ kind: 'skip', version: each })),
      fc.tuple(at, data).map(([each, text]): BranchEdit => ({
        kind: 'edit',
        version: each,
        data: text,
      })),
      fc.tuple(at, at).map(([each, after]): BranchEdit => ({ kind: 'move', version: each, after })),
      fc.tuple(at, fc.string(), data).map(([after, type, text]): BranchEdit => ({
        kind: 'insert',
        after,
        type,
        data: text,
      })),
    );
    fc.assert(
      fc.property(edit, (given) => {
        expect(parseEdit(printEdit(given))).toStrictEqual({ ok: true, edit: given });
      }),
    );
  });

  it('is refused with the place of the fault in its data', () => {
    expect(refusal('edit:17:{"a":')).toContain('line 1');
    expect(refusal('insert:17:EmailChanged')).toContain('insert:17:EmailChanged:{}');
    expect(refusal('move:17')).toContain('move:17:20');
    expect(refusal('skip:17:18')).toContain('skip:17');
    expect(refusal('burn:17')).toBe('"burn:17" is no edit.');
    expect(refusal('')).toBe('"" is no edit.');
  });

  it.each(['constructor:17', 'toString:17', 'valueOf:17', '__proto__:17'])(
    'has no kind that every object knows: %s',
    (text) => {
      expect(refusal(text)).toBe(`"${text}" is no edit.`);
    },
  );
});

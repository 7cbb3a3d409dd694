import { describe, expect, it } from 'vitest';
import { changeChips } from './change-chips.ts';
import { changed } from './sample-events.ts';

const labels = (...changes: Parameters<typeof changeChips>[0]) =>
  changeChips(changes, 9).chips.map((chip) => chip.label);

describe('chips of changed paths', () => {
  it('tell short values, and only the path of long ones', () => {
    expect(labels(changed('locked', 'false', 'true'))).toStrictEqual(['locked false → true']);
    expect(labels(changed('email', '"ann@lee.org"', '"a.lee.7731@mail.ru"'))).toStrictEqual([
      'email',
    ]);
    expect(labels(changed('tags', '["a"]', '["b"]'))).toStrictEqual(['tags']);
  });

  it('mark what came and what went', () => {
    expect(
      labels(
        { path: 'addresses[#dock]', kind: 'added', before: null, after: '{}' },
        { path: 'mfa.method', kind: 'removed', before: '"totp"', after: null },
        { path: '', kind: 'added', before: null, after: '{}' },
      ),
    ).toStrictEqual(['+ addresses[#dock]', '− mfa.method', 'first state']);
  });

  it('count what does not fit and keep the whole change for hover', () => {
    const long = changed('note', `"${'x'.repeat(500)}"`, '"y"');
    const { chips, more } = changeChips([long, changed('b', '1', '2')], 1);
    expect(more).toBe(1);
    expect(chips[0]?.title).toMatch(/^note: "x+… → "y"$/);
  });
});

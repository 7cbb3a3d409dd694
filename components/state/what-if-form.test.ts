import { describe, expect, it } from 'vitest';
import { parseEdit } from '@/lib/fold/branch-edits.ts';
import { editText, editWords, emptyForm } from './what-if-form.ts';

describe('the form of an edit', () => {
  it.each([
    [{ kind: 'skip', version: 'v17' }, 'skip:17', 'without v17'],
    [{ kind: 'edit', version: '17', data: '{"a":1}' }, 'edit:17:{"a":1}', 'v17 with {"a":1}'],
    [{ kind: 'move', version: '17', after: ' v20 ' }, 'move:17:20', 'v17 after v20'],
    [
      { kind: 'insert', version: '3', type: 'EmailChanged', data: '{}' },
      'insert:3:EmailChanged:{}',
      'EmailChanged after v3 with {}',
    ],
    [
      { kind: 'insert', version: '3', type: 'a:b', data: '{}' },
      'insert:3:"a:b":{}',
      'a:b after v3 with {}',
    ],
  ] as const)('%o', (form, text, words) => {
    expect(editText({ ...emptyForm, ...form })).toBe(text);
    expect(editWords(text)).toBe(words);
  });

  it('leaves it to the reader of edits to refuse what is not filled in', () => {
    expect(parseEdit(editText(emptyForm)).ok).toBe(false);
    expect(editWords('nonsense')).toBe('nonsense');
  });

  it('shortens long data in words only', () => {
    const text = `edit:1:${JSON.stringify('x'.repeat(200))}`;
    expect(editWords(text).length).toBeLessThan(90);
  });
});

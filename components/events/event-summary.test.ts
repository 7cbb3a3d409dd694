import { describe, expect, it } from 'vitest';
import { summarise } from './event-summary.ts';

const json = (text: string) => summarise({ kind: 'json', text });

describe('the summary of a payload', () => {
  it('names the first keys with their values', () => {
    expect(json('{"email":"a@b.c","verified":false}').parts).toEqual([
      { key: 'email', text: 'a@b.c' },
      { key: 'verified', text: 'false' },
    ]);
  });

  it('keeps every digit of a number', () => {
    expect(json('{"n":9007199254740993}').parts[0]?.text).toBe('9007199254740993');
  });

  it('says how many keys it leaves out', () => {
    expect(json('{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}')).toMatchObject({ more: 2 });
  });

  it('gives the size of arrays and of what lies deeper', () => {
    const texts = json('{"a":[1],"b":[1,2],"c":{"x":{"y":1}},"d":{}}').parts.map(
      (part) => part.text,
    );
    expect(texts).toEqual(['[1 item]', '[2 items]', '{1 field}', '{0 fields}']);
  });

  it('opens an object within it once', () => {
    expect(json('{"points":{"balance":-0,"tier":"gold"},"by":"x"}').parts).toEqual([
      { key: 'points.balance', text: '-0' },
      { key: 'points.tier', text: 'gold' },
      { key: 'by', text: 'x' },
    ]);
  });

  it('counts what it leaves out by field', () => {
    expect(json('{"a":{"b":1,"c":2,"d":3},"e":4,"f":5}')).toMatchObject({ more: 1 });
  });

  it('cuts a long value and says how long it is', () => {
    expect(json(`{"a":"${'x'.repeat(500)}"}`).parts[0]?.text).toMatch(/x… \(500 characters\)$/);
  });

  it('shows a payload that is a single value', () => {
    expect(json('42').parts).toEqual([{ key: '', text: '42' }]);
  });

  it('says that an object is empty', () => {
    expect(json('{}').note).toBe('an empty object');
  });

  it('says why a payload cannot be read', () => {
    expect(json('{"a":').note).toMatch(/^unreadable: /);
  });

  it.each([
    [{ kind: 'absent' as const }, 'no data'],
    [{ kind: 'omitted' as const }, 'data not fetched'],
    [{ kind: 'erased' as const }, 'erased in the store'],
    [{ kind: 'masked' as const, reason: 'personal' }, 'masked: personal'],
    [{ kind: 'oversized' as const, size: 9, head: '' }, '9 characters, too long for a list'],
    [{ kind: 'binary' as const, base64: '', size: 3, encoding: 'gzip' }, '3 bytes, gzip'],
  ])('has words of its own for %o', (payload, note) => {
    expect(summarise(payload).note).toBe(note);
  });
});

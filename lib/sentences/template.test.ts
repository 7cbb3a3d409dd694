import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPath } from '@/lib/json/path.ts';
import { readTemplate, type TemplatePiece } from './template.ts';

const piecesOf = (text: string): readonly TemplatePiece[] => {
  const read = readTemplate(text);
  if (!read.ok) throw new Error(read.message);
  return read.template;
};

const messageOf = (text: string): string => {
  const read = readTemplate(text);
  return read.ok ? '' : read.message;
};

describe('the template of a sentence', () => {
  it('names who, fields and values, and says the rest as it stands', () => {
    expect(
      piecesOf('{initiator} changed {field.email} from {before.email} to {after.email}'),
    ).toEqual([
      { kind: 'initiator' },
      { kind: 'text', text: ' changed ' },
      { kind: 'field', path: ['email'] },
      { kind: 'text', text: ' from ' },
      { kind: 'value', of: 'before', path: ['email'] },
      { kind: 'text', text: ' to ' },
      { kind: 'value', of: 'after', path: ['email'] },
    ]);
  });

  it('points into lists and at odd keys', () => {
    expect(piecesOf('{after.addresses[#home].line}{data["a}b"]}{metadata.rule}')).toEqual([
      { kind: 'value', of: 'after', path: ['addresses', { by: 'id', id: 'home' }, 'line'] },
      { kind: 'value', of: 'data', path: ['a}b'] },
      { kind: 'value', of: 'metadata', path: ['rule'] },
    ]);
  });

  it('says braces that are doubled', () => {
    expect(piecesOf('a {{b}} c')).toEqual([{ kind: 'text', text: 'a {b} c' }]);
  });

  it.each([
    ['', 'says something'],
    ['a { b', 'A "{" stands alone'],
    ['a } b', 'A "}" stands alone'],
    ['{email}', '{email} points nowhere'],
    ['{after}', '{after} points nowhere'],
    ['{event.type}', 'points nowhere'],
    ['{after.a..b}', '{after.a..b}: Expected a key'],
    ['{after.[0]}', 'points nowhere'],
    ['a\nb', 'on one line'],
    ['x'.repeat(501), 'at most 500 characters'],
    ['{initiator}'.repeat(41), 'at most 40 parts'],
  ])('%j is none', (text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it('has every path that can be printed', () => {
    const step = fc.oneof(fc.string(), fc.nat(9), fc.record({ by: fc.string(), id: fc.string() }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (path) => {
        const printed = printPath(path);
        fc.pre(printed.length < 400 && !/\p{Cc}/u.test(printed));
        const text = `{after${printed.startsWith('[') ? '' : '.'}${printed}}`;
        expect(piecesOf(text)).toEqual([{ kind: 'value', of: 'after', path }]);
      }),
    );
  });
});

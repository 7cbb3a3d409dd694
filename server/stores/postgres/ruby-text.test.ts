import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { rubyText } from './ruby-text.ts';

describe('what Ruby wrote, as JSON', () => {
  it.each([
    ['symbols as keys', '---\n:amount: 5\n:to: :anna\n', '{"amount":5,"to":"anna"}'],
    ['text keys and nesting', '---\na:\n  b:\n  - 1\n  - two\n', '{"a":{"b":[1,"two"]}}'],
    [
      'nothing, truth and text',
      '---\na: \nb: true\nc: "true"\nd: ~\n',
      '{"a":null,"b":true,"c":"true","d":null}',
    ],
    [
      'every digit of a number',
      '---\nn: 9007199254740993\nd: 1.10\n',
      '{"n":9007199254740993,"d":1.10}',
    ],
    [
      'text that only looks like a number',
      "---\na: '007'\nb: 0x1F\nc: 1_000\n",
      '{"a":"007","b":"0x1F","c":"1_000"}',
    ],
    [
      'dates as they are written',
      '---\nat: 2024-02-29 23:59:59.123456789 Z\n',
      '{"at":"2024-02-29 23:59:59.123456789 Z"}',
    ],
    [
      'objects as their plain values',
      '---\nm: !ruby/object:Money\n  cents: 5\n',
      '{"m":{"cents":5}}',
    ],
    [
      'a hash with access by symbol or text',
      '--- !ruby/hash:ActiveSupport::HashWithIndifferentAccess\na: 1\n',
      '{"a":1}',
    ],
    [
      'code as nothing but text',
      '---\nx: !ruby/regexp /a/\ny: !ruby/object:Gem::Installer\n  i: x\n',
      '{"x":"/a/","y":{"i":"x"}}',
    ],
    ['values named twice', '---\na: &1\n  b: 1\nc: *1\n', '{"a":{"b":1},"c":{"b":1}}'],
    ['lines that are folded', '---\ntext: |\n  one\n  two\n', '{"text":"one\\ntwo\\n"}'],
    ['JSON inside a JSON string', '"{\\"a\\": 1}"', '{"a": 1}'],
  ])('gives %s', (_, text, expected) => {
    expect(rubyText(text)).toBe(expected);
  });

  it.each([
    ['JSON', '{"b": 1, "a": 1.10}'],
    ['a JSON string that holds no JSON', '"plain"'],
    ['a JSON string that only begins as JSON does', '"{a"'],
    ['a JSON string that holds a list', '"[]"'],
    ['text that is neither', 'hello'],
    ['YAML that cannot be read', '---\na: [1\nb: }'],
    ['nesting without end', `---\n${'- '.repeat(20_000)}x`],
  ])('leaves %s as it is', (_, text) => {
    expect(rubyText(text)).toBe(text);
  });

  it('does not let names of names grow without end', () => {
    const levels = Array.from({ length: 9 }, (_, n) =>
      n === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}]`,
    );
    const bomb = `---\n${levels.join('\n')}\n`;
    expect(rubyText(bomb)).toBe(bomb);
  });

  it('keeps any JSON value that stands in YAML', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: false }), (value) => {
        const text = printJson(value);
        const shown = parseJson(rubyText(`--- ${text}\n`));
        expect(shown.ok ? printJson(shown.value) : shown).toBe(text);
      }),
    );
  });
});

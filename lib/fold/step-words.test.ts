import { describe, expect, it } from 'vitest';
import { stepWords } from './step-words.ts';

describe('the words of a step', () => {
  it.each(['', '{"s":{"a":1}}', '{"w":["d"]}', '{"k":["d"],"s":{"d":["x"]}}'])(
    'are none in %j',
    (step) => {
      expect(stepWords(step)).toEqual({ templates: [], fault: null });
    },
  );

  it('are templates to choose from', () => {
    const { templates, fault } = stepWords(String.raw`{"d":["say \"{{\"","{after.a}"],"s":{}}`);
    expect(templates).toEqual([
      [{ kind: 'text', text: 'say "{"' }],
      [{ kind: 'value', of: 'after', path: ['a'] }],
    ]);
    expect(fault).toBeNull();
  });

  it('tell what is wrong with a template and keep the others', () => {
    const { templates, fault } = stepWords('{"d":["{a}","b"]}');
    expect(templates).toHaveLength(1);
    expect(fault).toContain('{a} points nowhere');
  });

  it('are the reason where there are none', () => {
    expect(stepWords('{"e":"no [reason]","w":1}').fault).toBe('no [reason]');
  });
});

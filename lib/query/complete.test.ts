import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryQueryText } from './arbitrary-query.ts';
import { completeAt, completeField, completeValue, type Vocabulary } from './complete.ts';
import { parseQuery } from './parse.ts';

const words: Vocabulary = {
  types: ['AccountOpened', 'EmailChanged', 'Odd type'],
  categories: ['account', 'order'],
  initiators: ['ann', 'svc-mail'],
  tenants: ['north'],
  tags: ['vip'],
  services: ['billing'],
  dataPaths: ['email', 'items[*].sku', '[0].x'],
  metadataPaths: ['ip'],
  statePaths: ['status'],
};

/** Labels offered where the bar stands in the text. */
function offered(marked: string): readonly string[] {
  const offset = marked.lastIndexOf('¦');
  return completeAt(marked.replace('¦', ''), offset, words).options.map(({ label }) => label);
}

/** The text after taking the first offer. */
function taken(marked: string): string {
  const offset = marked.lastIndexOf('¦');
  const text = marked.replace('¦', '');
  const { from, to, options } = completeAt(text, offset, words);
  return text.slice(0, from) + (options[0]?.insert ?? '') + text.slice(to);
}

describe('completion', () => {
  it('offers fields and time frames where a clause begins', () => {
    expect(offered('¦')).toContain('type:');
    expect(offered('ty¦')[0]).toBe('type:');
    expect(offered('type:A -in¦')[0]).toBe('initiator:');
    expect(offered('type:A or l¦')[0]).toBe('last:');
    expect(offered('type:A (¦')).toContain('category:');
    expect(taken('type:A ca¦ x')).toBe('type:A category: x');
  });

  it('offers the paths of payloads and states', () => {
    expect(offered('data.¦').slice(0, 3)).toStrictEqual([
      ...['data.', 'data.email:', 'data.items[*].sku:'],
    ]);
    expect(offered('data[¦')).toContain('data[0].x:');
    expect(offered('change.s¦')[0]).toBe('change.status:');
    expect(offered('sku¦')).toContain('data.items[*].sku:');
  });

  it('offers the values of a field, quoted where they must be', () => {
    expect(offered('type:¦')).toStrictEqual([...words.types, 'exists', 'missing']);
    expect(offered('type:chan¦')).toStrictEqual(['EmailChanged']);
    expect(offered('type:(AccountOpened,¦')).toContain('EmailChanged');
    expect(offered('type:(AccountOpened, E¦')[0]).toBe('EmailChanged');
    expect(taken('type:odd¦')).toBe('type:"Odd type"');
    expect(taken('type:"Odd¦')).toBe('type:"Odd type"');
    expect(offered('initiator:sv¦')).toStrictEqual(['svc-mail']);
    expect(offered('readable:¦')).toStrictEqual(['true', 'false']);
    expect(offered('recorded:>¦')).toContain('today');
    expect(offered('recorded:2026..n¦')[0]).toBe('now');
    expect(offered('last:¦')).toContain('7d');
    expect(offered('at:n¦')).toStrictEqual(['now']);
    expect(offered('type:A ¦')).not.toContain('EmailChanged');
  });

  it('offers steps and their columns', () => {
    expect(offered('x | ¦')).toContain('sort');
    expect(offered('x | co¦')).toStrictEqual(['count', 'count by']);
    expect(offered('x | count by ty¦')[0]).toBe('type');
    expect(offered('x | count by type, da¦')).toContain('data.email');
    expect(offered('x | by ¦')).toStrictEqual(['hour', 'day', 'week', 'month']);
    expect(offered('x | count by type | sort c¦')[0]).toBe('count');
  });

  it('never breaks on a text half written, and replaces only what stands before the cursor', () => {
    fc.assert(
      fc.property(arbitraryQueryText, fc.nat(40), (text, place) => {
        const offset = Math.min(place, text.length);
        const { from, to, options } = completeAt(text, offset, words);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBe(offset);
        expect(options.length).toBeLessThanOrEqual(50);
      }),
    );
  });

  it('offers only what is right: a field, its value, a whole query', () => {
    for (const { insert } of completeAt('type:', 5, words).options) {
      expect(parseQuery(`type:${insert}`).problems).toStrictEqual([]);
    }
    for (const { insert } of completeAt('x | ', 4, words).options) {
      const text = `x | ${insert}${/(?:by|sort|show) $/.test(insert) ? 'type' : ''}`;
      expect(
        parseQuery(/(?:first|last|limit) $/.test(text) ? `${text}3` : text).problems,
      ).toStrictEqual([]);
    }
  });
});

describe('the parts of a form', () => {
  const fields = (text: string, wanted: (name: string) => boolean = () => true) =>
    completeField(text, words, wanted).options.map(({ label }) => label);

  it('offer fields and paths that are wanted', () => {
    expect(fields('ema')).toContain('data.email');
    expect(fields('data', (name) => name !== 'data')).not.toContain('data.email');
    expect(fields('metadata.')).toStrictEqual(['metadata.', 'metadata.ip']);
  });

  it('offer values as they are, without quotes', () => {
    const values = (field: string, text: string) =>
      completeValue(field, text, words).options.map(({ insert }) => insert);
    expect(values('type', 'odd')).toStrictEqual(['Odd type']);
    expect(values('readable', '')).toStrictEqual(['true', 'false']);
    expect(values('recorded', 'to')).toStrictEqual(['today']);
    expect(values('data.email', '')).toStrictEqual([]);
    expect(values('nothing', '')).toStrictEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeRules, type RulesVocabulary } from './complete-rules.ts';

const words: RulesVocabulary = {
  store: 'orders',
  category: 'order',
  types: ['OrderPlaced', 'OrderPaid', 'order paid twice'],
  pathsOf: (type) => (type === 'OrderPlaced' ? ['status', 'contact.email', 'items[*].sku'] : []),
};

/** The text with the cursor at `|`. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = completeRules(text, offset, words);
  return {
    labels: options.map(({ label }) => label),
    inserts: options.map(({ insert }) => insert),
    after: (index: number) => text.slice(0, from) + (options[index]?.insert ?? '') + text.slice(to),
  };
}

describe('what can come in rules', () => {
  it('begins with the keys of the file', () => {
    expect(at('|').labels).toEqual(['category', 'store', 'initial', 'on']);
  });

  it('leaves out the keys that are there', () => {
    expect(at('category: order\n|\non:\n  OrderPaid: merge\n').labels).toEqual([
      'store',
      'initial',
    ]);
  });

  it('names the category and the store', () => {
    expect(at('category: |').labels).toEqual(['order']);
    expect(at('store: |').labels).toEqual(['orders']);
  });

  it('offers the types of the category below on, and those for all others', () => {
    expect(at('on:\n  |').inserts).toEqual([
      'OrderPlaced: ',
      'OrderPaid: ',
      '"order paid twice": ',
      "'*': ",
    ]);
  });

  it('leaves out types that have a rule, above and below', () => {
    const { labels } = at(
      'on:\n  OrderPlaced:\n    set: { a: 1 }\n  |\n  "order paid twice": merge\n',
    );
    expect(labels).toEqual(['OrderPaid', '*']);
  });

  it('offers those that begin with what is typed before those that contain it', () => {
    expect(at('on:\n  OrderPa|').labels).toEqual(['OrderPaid']);
    expect(at('on:\n  paid|').labels).toEqual(['OrderPaid', 'order paid twice']);
  });

  it('offers short rules after a type', () => {
    expect(at('on:\n  OrderPaid: |').labels).toEqual(['merge', 'delete', 'ignore']);
  });

  it('offers operations below a type', () => {
    const { labels, inserts } = at('on:\n  OrderPaid:\n    |');
    expect(labels).toContain('subtract');
    expect(inserts).toContain('ignore: true');
  });

  it('offers fields of the payload below an operation, and takes them from there', () => {
    const place = at('on:\n  OrderPlaced:\n    set:\n      sta|');
    expect(place.labels).toEqual(['status']);
    expect(place.after(0)).toBe('on:\n  OrderPlaced:\n    set:\n      status: $.status');
  });

  it('offers what a dollar sign can point at, of the type it stands below', () => {
    expect(at('on:\n  OrderPlaced:\n    set:\n      x: $.|').labels).toEqual([
      '$.status',
      '$.contact.email',
    ]);
  });

  it('offers it in braces too', () => {
    expect(at('on:\n  OrderPlaced: { set: { x: $.con|').labels).toEqual(['$.contact.email']);
  });

  it('offers the facts of an event', () => {
    expect(at('on:\n  OrderPaid:\n    set:\n      at: $event.rec|').labels).toEqual([
      '$event.recordedAt',
    ]);
  });

  it('passes over remarks and empty lines', () => {
    expect(at('on:\n\n# one\n  OrderPlaced:\n\n    # two\n    set:\n      em|').labels).toEqual([
      'contact.email',
    ]);
  });

  it('offers nothing in JSON', () => {
    expect(at('{ "category": "order", |').labels).toEqual([]);
  });

  it('replaces nothing but the word before the cursor, wherever it stands', () => {
    const text = fc.string({
      unit: fc.constantFrom('on', ':', '\n', ' ', '$', '.', "'", '{', 'a'),
    });
    fc.assert(
      fc.property(text, fc.nat(), (given, place) => {
        const offset = place % (given.length + 1);
        const { from, to } = completeRules(given, offset, words);
        expect(to).toBe(offset);
        expect(given.slice(from, to)).not.toMatch(/[\s:{},[\]'"]/);
      }),
    );
  });
});

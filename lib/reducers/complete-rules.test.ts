import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeRules } from './complete-rules.ts';
import type { RulesVocabulary } from './rules-options.ts';

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
    expect(at('|').labels).toEqual([
      ...['category', 'store', 'initial', 'idempotent', 'on', 'describe'],
    ]);
  });

  it('leaves out the keys that are there', () => {
    expect(at('category: order\n|\non:\n  OrderPaid: merge\n').labels).toEqual([
      ...['store', 'initial', 'idempotent', 'describe'],
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

  it('offers types below describe, and in the braces of a sentence what it can name', () => {
    expect(at('describe:\n  OrderPl|').inserts).toEqual(['OrderPlaced: ']);
    const place = at("describe:\n  OrderPlaced: '{initiator} placed {data.st|");
    expect(place.after(0)).toBe("describe:\n  OrderPlaced: '{initiator} placed {data.status}");
    expect(at("describe:\n  OrderPlaced:\n    - '{in|").labels[0]).toBe('initiator');
    expect(at("describe:\n  OrderPlaced: 'status|").labels).toEqual([]);
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

describe('what can come in rules written as JSON', () => {
  it('begins with the keys of the file, with the quotes that are missing', () => {
    expect(at('{|').inserts.slice(0, 2)).toEqual(['"category": ', '"store": ']);
    expect(at('{ "cat|').after(0)).toBe('{ "category": ');
    expect(at('{ "category": "order", "|').labels).toEqual([
      ...['store', 'initial', 'idempotent', 'on', 'describe'],
    ]);
  });

  it('names category and store, and takes the quote that stands behind', () => {
    expect(at('{ "category": |').after(0)).toBe('{ "category": "order"');
    expect(at('{ "category": "ord|" }').after(0)).toBe('{ "category": "order" }');
  });

  it('offers types, operations and fields by where it stands', () => {
    expect(at('{ "on": { "OrderPa|').labels).toEqual(['OrderPaid']);
    expect(at('{ "on": { "OrderPlaced": |').labels).toEqual(['merge', 'delete', 'ignore']);
    expect(at('{ "on": { "OrderPlaced": { "ign|').after(0)).toBe(
      '{ "on": { "OrderPlaced": { "ignore": true',
    );
    expect(at('{ "on": { "OrderPlaced": { "set": { "sta|').after(0)).toBe(
      '{ "on": { "OrderPlaced": { "set": { "status": "$.status"',
    );
  });

  it('offers what a dollar sign can point at', () => {
    const place = at('{ "on": { "OrderPlaced": { "set": { "x": "$.con|" } } } }');
    expect(place.labels).toEqual(['$.contact.email']);
    expect(place.after(0)).toContain('"x": "$.contact.email" }');
    expect(at('{ "on": { "OrderPaid": { "set": { "x": "$sta|').after(0)).toMatch(
      /"x": "\$state\.$/,
    );
  });

  it('knows lists of operations, and what was closed', () => {
    expect(at('{ "on": { "OrderPlaced": [{ "unset": "a" }, { "app|').labels).toEqual(['append']);
    expect(at('{ "on": { "OrderPlaced": { "set": {} }, "OrderPa|').labels).toEqual(['OrderPaid']);
  });

  it('offers what a sentence can name', () => {
    const before = '{ "describe": { "OrderPlaced": ["{initiator} placed ';
    expect(at(`${before}{data.st|"] } }`).after(0)).toBe(`${before}{data.status}"] } }`);
    expect(at('{ "describe": { "|').labels).toEqual(words.types);
  });
});

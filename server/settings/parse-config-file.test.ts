import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configFile, parseConfigFile } from './parse-config-file.ts';

const parse = (value: unknown) => parseConfigFile(JSON.stringify(value), '/srv/app');

describe('backstory.config.json', () => {
  it('names stores by URL or by path, relative to the file', () => {
    const stores = [
      { id: 'shop', title: 'Shop', url: 'postgres://reader@db/shop' },
      { path: 'data/events.db', layout: 'mapped', parameters: { table: 'log' } },
    ];
    expect(parse({ $schema: 'x', stores }).stores).toEqual([
      {
        id: 'shop',
        title: 'Shop',
        location: 'postgres://reader@db/shop',
        layout: null,
        parameters: {},
        defaultFilter: null,
      },
      {
        id: null,
        title: null,
        location: '/srv/app/data/events.db',
        layout: 'mapped',
        parameters: { table: 'log' },
        defaultFilter: null,
      },
    ]);
  });

  it('tells events by store and type', () => {
    const describe = { shop: { Paid: '{initiator} paid', Sent: ['sent to {data.to}', 'sent'] } };
    const byType = parse({ describe }).sentences.get('shop');
    expect(byType?.get('Paid')).toEqual([[{ kind: 'initiator' }, { kind: 'text', text: ' paid' }]]);
    expect(byType?.get('Sent')).toHaveLength(2);
  });

  it('says what searches begin with, for all stores and for one', () => {
    const stores = [{ path: 'x', defaultFilter: '' }, { path: 'y' }];
    const found = parse({ defaultFilter: '-type:Heartbeat', stores });
    expect(found.defaultFilter).toBe('-type:Heartbeat');
    expect(found.stores.map(({ defaultFilter }) => defaultFilter)).toEqual(['', null]);
  });

  it('may be empty', () => {
    expect(parse({})).toEqual({ stores: [], defaultFilter: '', sentences: new Map() });
  });

  it.each([
    [{ stores: [{ url: 'postgres://a/b', path: 'x' }] }, 'stores.0 has either "url" or "path"'],
    [{ stores: [{ title: 'x' }] }, 'stores.0 has either "url" or "path"'],
    [{ stores: [{ url: 'mysql://a/b' }] }, 'stores.0.url begins with postgres://'],
    [{ stores: [{ id: 'Shop!', path: 'x' }] }, 'stores.0.id is lower-case letters'],
    [{ stores: [{ path: 'x', parameters: {} }] }, 'only together with "layout"'],
    [{ stores: [{ path: 'x', pathh: 'y' }] }, 'Unrecognized key: "pathh"'],
    [{ store: [] }, 'Unrecognized key: "store"'],
    [
      {
        stores: [
          { id: 'a', path: 'x' },
          { id: 'a', path: 'y' },
        ],
      },
      'two stores have the id a',
    ],
    [{ describe: { shop: { Paid: 'a {b' } } }, 'describe.shop.Paid A "{" stands alone'],
    [{ describe: { shop: { Paid: ['a', '{b}'] } } }, 'describe.shop.Paid.1 {b} points nowhere'],
    [{ defaultFilter: 'tpye:A' }, 'defaultFilter cannot be used: There is no field "tpye"'],
    [{ defaultFilter: '| count' }, 'defaultFilter cannot be used: A default filter has conditions'],
    [
      { stores: [{ path: 'x', defaultFilter: 'last:7d' }] },
      'stores.0.defaultFilter cannot be used',
    ],
    [{ describe: { shop: { Paid: 1 } } }, 'describe.shop.Paid Write a sentence'],
  ])('says where it is wrong: %j', (value, sentence) => {
    expect(() => parse(value)).toThrow(sentence);
  });

  it('says that it is not JSON', () => {
    expect(() => parseConfigFile('{ stores: }', '/')).toThrow(/backstory.config.json is not JSON/);
  });

  it('has a published JSON schema that says the same', () => {
    const published: unknown = JSON.parse(
      readFileSync('public/backstory.config.schema.json', 'utf8'),
    );
    const generated = z.toJSONSchema(configFile, { io: 'input' });
    expect(published).toEqual({
      ...generated,
      title: 'backstory.config.json',
      description:
        'Stores that Backstory opens at every start, and how it tells their events. See docs/configuration.md.',
    });
  });
});

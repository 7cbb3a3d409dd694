import { describe, expect, it } from 'vitest';
import { connectionFields, postgresConfig } from './config.ts';

const fields = (url: string) => connectionFields({ url });

describe('the URL of a store', () => {
  it.each([
    [
      'postgres://anna@db/shop',
      { host: 'db', port: 5432, database: 'shop', user: 'anna', password: '', ssl: 'prefer' },
    ],
    [
      'postgresql://anna:p%40ss@db:6000/shop?sslmode=require',
      { host: 'db', port: 6000, password: 'p@ss', ssl: 'require' },
    ],
    ['POSTGRES://anna@db', { database: 'anna' }],
    ['postgres://anna@[::1]:5433/shop', { host: '::1', port: 5433 }],
    ['postgres://anna@/shop', { host: 'localhost' }],
    ['postgres://anna@/shop?host=/run/postgresql', { host: '/run/postgresql' }],
    ['postgres://anna@db/a%2Fb%20c', { database: 'a/b c' }],
    ['postgres://anna@db/shop?sslmode=allow', { ssl: 'prefer' }],
    ['postgres://anna@db/shop?options=-c%20x&user=root', { user: 'anna' }],
  ])('%s says where it is', (url, expected) => {
    expect(fields(url)).toMatchObject(expected);
  });

  it.each([
    ['mysql://anna@db/shop', /postgres:\/\//],
    ['not a url', /postgres:\/\//],
    ['postgres://db/shop', /names no user/],
    ['postgres://anna:secret%zz@db/shop', /percent-encoded/],
    ['postgres://anna:secret@db/shop?sslmode=sometimes', /sslmode/],
  ])('%s is refused, without its password', (url, words) => {
    let failure: unknown;
    try {
      fields(url);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ code: 'invalid_input', field: 'location' });
    expect(String(failure)).toMatch(words);
    expect(String(failure)).not.toContain('secret');
  });
});

describe('the parts of a store', () => {
  it('take a port and encryption where none are given', () => {
    const parsed = postgresConfig.parse({ host: 'db', database: 'shop', user: 'anna' });
    expect(connectionFields(parsed)).toMatchObject({ port: 5432, password: '', ssl: 'prefer' });
  });

  it.each([{ host: '', database: 'a', user: 'b' }, { host: 'db' }, { url: '' }, { port: 70_000 }])(
    'are refused when they are %j',
    (parts) => {
      expect(postgresConfig.safeParse(parts).success).toBe(false);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { parseEnvironment } from './parse-environment.ts';
import type { Variables } from './parse-environment.ts';

const parse = (raw: Variables) => parseEnvironment(raw, '/srv/app');

function faultOf(raw: Variables): string {
  try {
    parse(raw);
    return 'none';
  } catch (error) {
    return error instanceof AppError ? `${error.field}: ${error.message}` : String(error);
  }
}

describe('the environment', () => {
  it('has the documented defaults', () => {
    expect(parse({})).toEqual({
      port: 4610,
      host: '127.0.0.1',
      data: '/srv/app/.backstory',
      token: null,
      stores: [],
      demo: false,
      searchEvents: 200_000,
      searchSeconds: 20,
      searchStateMegabytes: 64,
      index: 'demo',
      indexParts: false,
      checkpointMegabytes: 512,
      exportMegabytes: 10_000,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = { BACKSTORY_PORT: '', BACKSTORY_TOKEN: '', BACKSTORY_DEMO: '' };
    expect(parse(empty)).toEqual(parse({}));
  });

  it('reads every documented variable', () => {
    expect(
      parse({
        BACKSTORY_PORT: '0',
        BACKSTORY_HOST: '::1',
        BACKSTORY_DATA: '/var/lib/backstory',
        BACKSTORY_TOKEN: 'abcdefghijklmnop',
        BACKSTORY_STORES: ' postgres://r@db/shop\n ./events.db ',
        BACKSTORY_DEMO: '1',
        BACKSTORY_SEARCH_EVENTS: '5000',
        BACKSTORY_SEARCH_SECONDS: '3',
        BACKSTORY_SEARCH_STATE_MEGABYTES: '7',
        BACKSTORY_INDEX: 'shop, billing',
        BACKSTORY_INDEX_PARTS: '1',
        BACKSTORY_CHECKPOINT_MEGABYTES: '0',
        BACKSTORY_EXPORT_MEGABYTES: '250',
        PGPASSWORD: 'ignored',
      }),
    ).toEqual({
      port: 0,
      host: '::1',
      data: '/var/lib/backstory',
      token: 'abcdefghijklmnop',
      stores: ['postgres://r@db/shop', '/srv/app/events.db'],
      demo: true,
      searchEvents: 5000,
      searchSeconds: 3,
      searchStateMegabytes: 7,
      index: 'shop, billing',
      indexParts: true,
      checkpointMegabytes: 0,
      exportMegabytes: 250,
    });
  });

  it('reads stores as a JSON list, so that paths may hold spaces', () => {
    const { stores } = parse({ BACKSTORY_STORES: '["my events.db", "postgresql://db/x"]' });
    expect(stores).toEqual(['/srv/app/my events.db', 'postgresql://db/x']);
  });

  it.each([
    [{ BACKSTORY_PORT: '70000' }, 'BACKSTORY_PORT: BACKSTORY_PORT is a port number'],
    [{ BACKSTORY_PORT: '80a' }, 'BACKSTORY_PORT: BACKSTORY_PORT is a port number'],
    [{ BACKSTORY_TOKEN: 'short' }, 'BACKSTORY_TOKEN: BACKSTORY_TOKEN is 16 to 128'],
    [{ BACKSTORY_TOKEN: 'with spaces and more' }, 'BACKSTORY_TOKEN: BACKSTORY_TOKEN is 16'],
    [{ BACKSTORY_STORES: '[1]' }, 'BACKSTORY_STORES: BACKSTORY_STORES begins with ['],
    [{ BACKSTORY_STORES: '[' }, 'BACKSTORY_STORES: BACKSTORY_STORES begins with ['],
    [{ BACKSTORY_SEARCH_EVENTS: '0' }, 'BACKSTORY_SEARCH_EVENTS is a whole number'],
    [{ BACKSTORY_EXPORT_MEGABYTES: '-1' }, 'BACKSTORY_EXPORT_MEGABYTES is a whole number'],
    [{ BACKSTORY_SEARCH_SECONDS: '3601' }, 'BACKSTORY_SEARCH_SECONDS is at most 3600'],
    [{ BACKSTORY_INDEX: 'Shop!' }, 'BACKSTORY_INDEX is demo, all, none or ids of stores'],
    [{ BACKSTORY_INDEX_PARTS: 'on' }, 'BACKSTORY_INDEX_PARTS is 1 or 0'],
    [{ BACKSTORY_CHECKPOINT_MEGABYTES: '-1' }, 'MEGABYTES is a whole number from 0'],
    [{ BACKSTORY_CHECKPOINT_MEGABYTES: '2000000' }, 'MEGABYTES is at most 1000000'],
    [{ BACKSTORY_DEMO: 'yes' }, 'BACKSTORY_DEMO: BACKSTORY_DEMO is 1 or 0'],
  ])('names the variable that is wrong: %j', (raw, sentence) => {
    expect(faultOf(raw)).toContain(sentence);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readDiff } from './read-diff.ts';

const own = ownData();

beforeAll(() => {
  own.write('shop', [
    { stream: 'a-1', recordedAt: '2026-01-01T00:00:00Z', data: '{"plan":"solo","limit":10}' },
    { stream: 'a-2', recordedAt: '2026-01-02T00:00:00Z', data: '{"plan":"solo","vip":true}' },
    { stream: 'a-1', recordedAt: '2026-02-01T00:00:00Z', data: '{"plan":"duo"}' },
    { stream: 'a-2', recordedAt: '2026-03-01T00:00:00Z', data: '{"limit":9007199254740993}' },
  ]);
});

const compare = async (input: object) =>
  (await readDiff(callAs(), { store: 'shop', stream: 'a-2', ...input })).value;

describe('two streams beside each other', () => {
  it('are compared at their newest states', async () => {
    const { before, after, changes } = await compare({ other: 'a-1' });
    expect([before.state, after.state]).toEqual([
      '{"plan":"duo","limit":10}',
      '{"plan":"solo","vip":true,"limit":9007199254740993}',
    ]);
    expect(changes.map(({ path, kind }) => `${path} ${kind}`).toSorted()).toEqual([
      'limit changed',
      'plan changed',
      'vip added',
    ]);
  });

  it('are compared as both were at a time', async () => {
    const at = '2026-01-15T00:00:00Z';
    const { before, after } = await compare({ other: 'a-1', at, against: at });
    expect([before.state, after.state]).toEqual([
      '{"plan":"solo","limit":10}',
      '{"plan":"solo","vip":true}',
    ]);
  });

  it('have their difference as a patch that keeps every digit', async () => {
    const { patch } = await compare({ other: 'a-1' });
    expect(patch).toContain('{"op":"replace","path":"/limit","value":9007199254740993}');
    expect(patch).toContain('{"op":"add","path":"/vip","value":true}');
  });

  it('are refused where one is not there, under its own name', async () => {
    await expect(compare({ other: 'a-9' })).rejects.toMatchObject({
      code: 'not_found',
      field: 'other',
    });
  });
});

describe('one stream at two moments', () => {
  it('has its difference as a patch from the earlier to the later', async () => {
    const { patch } = await compare({ at: 'v2', against: 'v1' });
    expect(patch).toBe('[{"op":"add","path":"/limit","value":9007199254740993}]');
  });
});

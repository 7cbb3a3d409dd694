import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from './generated/client.ts';
import { Prisma } from './generated/client.ts';
import { openDatabase } from './open-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-models-'));
let client: PrismaClient;
beforeAll(() => {
  client = openDatabase(join(folder, 'backstory.db'));
});
afterAll(async () => {
  await client.$disconnect();
  rmSync(folder, { recursive: true, force: true });
});

const noon = new Date('2026-03-01T12:00:00.123Z');

describe('the migrated database', () => {
  const written: Readonly<Record<keyof typeof Prisma.ModelName, () => Promise<void>>> = {
    Member: async () => {
      const row = { id: 'm1', name: 'Zoë', role: 'developer', createdAt: noon };
      await client.member.create({ data: row });
      expect(await client.member.findUnique({ where: { id: 'm1' } })).toEqual(row);
    },
    Session: async () => {
      const row = { digest: 'd1', memberId: 'local', createdAt: noon, expiresAt: noon };
      await client.session.create({ data: row });
      expect(await client.session.findUnique({ where: { digest: 'd1' } })).toEqual(row);
    },
    Store: async () => {
      const row = {
        id: 'shop',
        title: 'Shop',
        engine: 'postgres',
        location: 'postgres://reader:secret@db/shop',
        guess: '{"layout":"message-db"}',
        createdAt: noon,
      };
      await client.store.create({ data: row });
      expect(await client.store.findUnique({ where: { id: 'shop' } })).toEqual(row);
    },
    AccessLog: async () => {
      const row = {
        at: noon,
        actor: 'local',
        action: 'stream.read',
        store: 'shop',
        stream: 'order/42',
        event: null,
        detail: null,
        requestId: 'r1',
      };
      const { id } = await client.accessLog.create({ data: row });
      expect(await client.accessLog.findUnique({ where: { id } })).toEqual({ id, ...row });
    },
    Preference: async () => {
      const row = { memberId: 'local', key: 'density', value: '"compact"', updatedAt: noon };
      await client.preference.create({ data: row });
      const where = { memberId_key: { memberId: 'local', key: 'density' } };
      expect(await client.preference.findUnique({ where })).toEqual(row);
    },
    ReducerVersion: async () => {
      const row = {
        hash: 'a'.repeat(64),
        store: '',
        category: 'order',
        number: 1,
        kind: 'rules',
        origin: 'file',
        name: 'order.yaml',
        source: 'category: order',
        script: null,
        export: null,
        initial: '{}',
        types: null,
        createdBy: 'file',
        createdAt: noon,
      };
      await client.reducerVersion.create({ data: row });
      expect(await client.reducerVersion.findUnique({ where: { hash: row.hash } })).toEqual(row);
    },
    SavedSearch: async () => {
      const row = {
        memberId: 'local',
        store: 'shop',
        folder: '',
        name: 'Late ones',
        description: 'What came late',
        q: 'late:true',
        shared: false,
        createdAt: noon,
      };
      const { id } = await client.savedSearch.create({ data: row });
      expect(await client.savedSearch.findUnique({ where: { id } })).toEqual({ id, ...row });
    },
    Job: async () => {
      const row = {
        id: 'f'.repeat(32),
        memberId: 'local',
        kind: 'export',
        stores: '["shop"]',
        input: '{"q":""}',
        asOf: null,
        state: 'paused',
        cursor: '{"bytes":9,"place":null}',
        progress: '{"examined":9007199254740991}',
        outcome: null,
        failure: 'The disk is full.',
        milliseconds: 1200,
        createdAt: noon,
        endedAt: noon,
      };
      await client.job.create({ data: row });
      expect(await client.job.findUnique({ where: { id: row.id } })).toEqual(row);
    },
    ReducerActivation: async () => {
      const row = { store: '', category: 'order', hash: null, by: 'local', at: noon };
      const { id } = await client.reducerActivation.create({ data: row });
      expect(await client.reducerActivation.findUnique({ where: { id } })).toEqual({ id, ...row });
    },
  };

  it.each(Object.keys(Prisma.ModelName))('can write and read a row of %s', async (name) => {
    const check = Object.entries(written).find(([model]) => model === name)?.[1];
    expect(check).toBeDefined();
    await check?.();
  });

  it('begins with the one member of local mode', async () => {
    const member = await client.member.findUniqueOrThrow({ where: { id: 'local' } });
    expect(member).toMatchObject({ name: 'Local', role: 'developer' });
    expect(Math.abs(member.createdAt.getTime() - Date.now())).toBeLessThan(24 * 3_600_000);
  });

  it('forgets sessions and preferences with their member', async () => {
    await client.member.create({ data: { id: 'm2', name: 'Two', role: 'developer' } });
    await client.session.create({ data: { digest: 'd2', memberId: 'm2', expiresAt: noon } });
    await client.member.delete({ where: { id: 'm2' } });
    expect(await client.session.findUnique({ where: { digest: 'd2' } })).toBeNull();
  });
});

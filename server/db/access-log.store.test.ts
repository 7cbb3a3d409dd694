import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { recordAccess, type AccessRecord } from './access-log.ts';
import { database } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-access-'));
process.env['BACKSTORY_DATA'] = folder;
afterAll(async () => {
  await (await database()).$disconnect();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await (await database()).accessLog.deleteMany();
});

const row: AccessRecord = {
  actor: 'local',
  action: 'stream.read',
  store: 'shop',
  stream: "order/42 'quoted'",
  event: null,
  detail: 'type:"Größe"; --',
  requestId: 'r1',
};
const kept = async () =>
  (await database()).accessLog.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] });

describe('the access log', () => {
  it('keeps what was told of a read, and when', async () => {
    const before = Date.now();
    await recordAccess([row]);
    const [found] = await kept();
    expect(found).toMatchObject(row);
    expect(found?.at.getTime()).toBeGreaterThanOrEqual(before);
    expect(found?.at.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('keeps the rows of a read together and in order', async () => {
    await recordAccess(['a', 'b', 'c'].map((store) => ({ ...row, store })));
    const found = await kept();
    expect(found.map(({ store }) => store)).toEqual(['a', 'b', 'c']);
    expect(new Set(found.map(({ at }) => at.getTime())).size).toBe(1);
  });

  it('writes times as every other row has them, so that they sort together', async () => {
    const client = await database();
    const at = new Date('2026-03-01T12:00:00.120Z');
    await client.accessLog.create({ data: { ...row, at } });
    await recordAccess([row]);
    const texts = await client.$queryRaw<
      { at: string }[]
    >`SELECT CAST(at AS TEXT) || '' AS at FROM AccessLog ORDER BY id`;
    const shapes = texts.map((each) => each.at.replace(/\d/g, '0'));
    expect(shapes).toEqual([shapes[0], shapes[0]]);
    const later = await client.accessLog.findMany({ where: { at: { gt: at } } });
    expect(later).toHaveLength(1);
  });

  it('has nothing to write of no read', async () => {
    await recordAccess([]);
    expect(await kept()).toEqual([]);
  });
});

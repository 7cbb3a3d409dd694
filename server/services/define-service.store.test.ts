import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { beforeAll, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import type { Masked } from '@/lib/masking/masked.ts';
import { database } from '@/server/db/client.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { defineService, type Service } from './define-service.ts';

const { folder } = ownData();
const rows = async () => (await database()).accessLog.findMany({ orderBy: { id: 'asc' } });

beforeAll(async () => {
  await database();
});

/** A service that counts what was done, with the parts of a test put in. */
function service({
  access = 'thing.read',
  permission = 'events:read',
  run = () => Promise.resolve('result'),
}: {
  readonly access?: string | null;
  readonly permission?: 'events:read' | 'stores:connect';
  readonly run?: () => Promise<string>;
} = {}) {
  const ran = vi.fn(run);
  const exposed = vi.fn((result: string) => ({ shown: result }));
  const ask = defineService({
    permission,
    access,
    subject: ({ store }) => ({ store, stream: 's', event: 'e', detail: 'd' }),
    input: z.strictObject({ store: z.string() }),
    run: ran,
    expose: exposed,
  });
  return { ask, ran, exposed };
}

describe('a service', () => {
  it('puts on record who read what, before it shows it', async () => {
    const { ask } = service();
    const before = (await rows()).length;
    const { value } = await ask({ ...callAs(), requestId: 'r-1' }, { store: 'shop' });
    expect(value).toEqual({ shown: 'result' });
    expect((await rows()).slice(before)).toMatchObject([
      {
        actor: 'local',
        action: 'thing.read',
        store: 'shop',
        stream: 's',
        event: 'e',
        detail: 'd',
        requestId: 'r-1',
      },
    ]);
  });

  it('has its row before the first item of an answer that comes bit by bit', async () => {
    const before = (await rows()).length;
    const stream = defineService({
      permission: 'events:read',
      access: 'stream.export',
      input: z.strictObject({}),
      run: () => Promise.resolve(null),
      async *expose() {
        yield await rows();
      },
    });
    const { value } = await stream(callAs(), {});
    for await (const seen of value) expect(seen.length).toBe(before + 1);
  });

  it('leaves no row for a read that failed', async () => {
    const run = () => Promise.reject(new AppError('not_found', 'None.'));
    const before = (await rows()).length;
    await expect(service({ run }).ask(callAs(), { store: 'x' })).rejects.toThrow('None.');
    expect((await rows()).length).toBe(before);
  });

  it('leaves a row for an act on stores even where it failed', async () => {
    const run = () => Promise.reject(new AppError('store_unavailable', 'None.'));
    const before = (await rows()).length;
    const { ask } = service({ run, permission: 'stores:connect', access: 'store.detect' });
    await expect(ask(callAs(), { store: 'x' })).rejects.toThrow('None.');
    expect((await rows()).slice(before)).toMatchObject([{ action: 'store.detect' }]);
  });

  it('refuses a role without the permission before anything is done', async () => {
    const { ask, ran } = service({ permission: 'stores:connect' });
    const before = (await rows()).length;
    const failing = ask(callAs('guest'), { store: 'x' });
    await expect(failing).rejects.toMatchObject({ code: 'forbidden' });
    expect(ran).not.toHaveBeenCalled();
    expect((await rows()).length).toBe(before);
  });

  it.each([[{}], [{ store: 1 }], [{ store: 'x', other: 1 }], [null], [undefined], ['x']])(
    'refuses %j as its input before anything is done',
    async (input) => {
      const { ask, ran } = service();
      await expect(ask(callAs(), input)).rejects.toMatchObject({ code: 'invalid_input' });
      expect(ran).not.toHaveBeenCalled();
    },
  );

  it('gives a sealed result, which a plain one is no substitute for', () => {
    const { ask } = service();
    expectTypeOf(ask).toEqualTypeOf<Service<{ shown: string }>>();
    expectTypeOf<{ value: { shown: string }; policy: string }>().not.toExtend<
      Masked<{ shown: string }>
    >();
  });

  it('shows nothing while the access log cannot be written, and says why', async () => {
    const { ask, exposed } = service();
    const file = new Sqlite(join(folder, 'backstory.db'));
    file.exec('ALTER TABLE "AccessLog" RENAME TO "Hidden"');
    try {
      const failing = ask(callAs(), { store: 'x' });
      await expect(failing).rejects.toMatchObject({ code: 'internal' });
      await expect(failing).rejects.toThrow('The access log cannot be written');
      expect(exposed).not.toHaveBeenCalled();
      const open = service({ access: null });
      expect((await open.ask(callAs(), { store: 'x' })).value).toEqual({ shown: 'result' });
    } finally {
      file.exec('ALTER TABLE "Hidden" RENAME TO "AccessLog"');
      file.close();
    }
  });
});

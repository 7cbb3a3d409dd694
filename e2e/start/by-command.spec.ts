import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import {
  password,
  startServer,
  type TestServer,
} from '../../server/stores/postgres/testing/test-server.ts';
import { streamPage } from '../../lib/urls/pages.ts';
import { isAlive, runStart, type Started } from '../support/run-start.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, test } from '../support/test.ts';
import { emmettFile, messageDbAddress, written } from '../support/written-stores.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'backstory-start-'));

test.describe('npm start with stores of one’s own', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ storageState: { cookies: [], origins: [] } });

  let postgres: TestServer;
  let started: Started;
  let address: URL;
  /** The printed address opens one browser only. */
  let session: Awaited<ReturnType<BrowserContext['cookies']>> = [];

  test.beforeAll(async () => {
    postgres = await startServer();
    const noStore = join(folder(), 'notes.db');
    writeFileSync(noStore, 'these are only notes');
    started = runStart({
      args: [
        ...['--port', '0'],
        await messageDbAddress(postgres),
        await emmettFile(),
        `postgres://reader:not-the-password@127.0.0.1:${postgres.port}/shop`,
        'postgres://reader@127.0.0.1:1/shop',
        noStore,
        join(folder(), 'missing.db'),
      ],
      data: folder(),
    });
    address = new URL(await started.ready);
  });

  test.afterAll(async () => {
    await started.interrupt();
    await postgres.stop();
  });

  test('says what each store is, how sure that is, and how it is kept from writing', () => {
    const output = started.output();
    expect(output).toMatch(
      /✓ shop {2}.*\n +message-db, \d+ % sure, 3 events\n +read-only enforced: /,
    );
    expect(output).toMatch(/✓ emmett {2}.*\n +emmett, 98 % sure, 3 events\n +read-only /);
  });

  test('says in one sentence why a store cannot be opened, and opens the others', () => {
    const failures = [...started.output().matchAll(/✗ (\S+) {2}.*\n {6}(.*)/g)];
    expect(failures.map(([, id]) => id)).toHaveLength(4);
    for (const [, , sentence = ''] of failures) {
      expect(sentence).toMatch(/^[A-Z"].{20,}\.$/);
    }
  });

  test('never prints a password', () => {
    expect(started.output()).not.toContain(password);
    expect(started.output()).not.toContain('not-the-password');
  });

  test('turns a browser without the token away, and lets it in with the printed address', async ({
    page,
    faults,
  }) => {
    faults.allow(/401/);
    const refused = await page.request.get(`${address.origin}/api/stores`);
    expect(refused.status()).toBe(401);
    await page.goto(address.href);
    await expect(page).toHaveURL(`${address.origin}/stores`);
    session = await page.context().cookies();
    expect(session).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
  });

  for (const store of ['shop', 'emmett']) {
    test(`shows timeline, state and stored text of what a library wrote: ${store}`, async ({
      page,
    }) => {
      await page.context().addCookies(session);
      const first = store === 'shop' ? 0 : 1;
      const stream = new StreamPage(page);
      await page.goto(address.origin + streamPage(store, written.stream, { at: `v${first + 1}` }));
      await stream.settled();
      for (const [index, type] of written.types.entries()) {
        await expect(stream.row(first + index)).toContainText(type);
      }
      await expect(stream.state).toContainText(written.email);
      await stream.tab('Raw');
      await expect(stream.panel).toContainText(/\{"email": ?"mia@example\.org"\}/);
    });
  }

  test('takes the next port when its own is taken', async () => {
    const second = runStart({ args: ['--port', address.port, '--demo'], data: folder() });
    try {
      const other = new URL(await second.ready);
      expect(other.port).not.toBe(address.port);
      expect(second.output()).toContain(`Port ${address.port} is taken, using ${other.port}.`);
    } finally {
      await second.interrupt();
    }
  });

  test('ends with every process it began on Ctrl-C', async () => {
    const one = runStart({ args: ['--port', '0', await emmettFile()], data: folder() });
    await one.ready;
    const family = one.processes();
    expect(family.length).toBeGreaterThan(1);
    await one.interrupt();
    await expect.poll(() => family.filter(isAlive)).toEqual([]);
  });
});

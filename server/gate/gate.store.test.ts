import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentToken } from '@/server/auth/token.ts';
import { database } from '@/server/db/client.ts';
import { deleteConnection, saveConnection } from '@/server/db/connections.ts';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { createGate } from './create-gate.ts';
import { listen } from './listen.ts';
import { sendLines } from './testing/send-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-gate-'));
const onStranger = vi.fn();
let gate: Server;
let port = 0;
let seen: Readonly<Record<string, unknown>>[] = [];

beforeAll(async () => {
  vi.stubEnv('BACKSTORY_DATA', folder);
  vi.stubEnv('BACKSTORY_STORES', '');
  vi.stubEnv('BACKSTORY_TOKEN', '');
  forgetInProcess('environment');
  gate = createGate({
    answer: (request, response) => {
      seen.push({ ...request.headers });
      response.setHeader('X-Powered-By', 'x');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'public' });
      response.end('behind');
      return Promise.resolve();
    },
    onStranger,
  });
  port = await listen(gate, '127.0.0.1', 0);
});
afterAll(async () => {
  gate.closeAllConnections();
  gate.close();
  await (await database()).$disconnect();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  onStranger.mockClear();
  seen = [];
});

const send = (...lines: readonly string[]) => sendLines(port, lines);
const host = () => `Host: 127.0.0.1:${port}`;
const get = (path: string, ...headers: readonly string[]) =>
  send(`GET ${path} HTTP/1.1`, host(), 'Connection: close', ...headers);

describe('the gate', () => {
  it('lets a plain request of a demo start through', async () => {
    expect(await get('/stores')).toMatchObject({
      status: 200,
      body: expect.stringContaining('behind') as string,
    });
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost:PORT.evil.example',
    'localhost.evil.example:PORT',
    '127.0.0.1.nip.io:PORT',
    '127.1:PORT',
    '127.0.0.2:PORT',
    '0.0.0.0:PORT',
    '0:PORT',
    '2130706433:PORT',
    '0x7f.0.0.1:PORT',
    '017700000001:PORT',
    '[::]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '[0:0:0:0:0:0:0:1]:PORT',
    '::1:PORT',
    'localhost.:PORT',
    'LOCALHOST:PORT',
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT@evil.example',
    '127.0.0.1:PORT, evil.example',
    '127.0.0.1:PORT/',
    '10.0.0.5:PORT',
    '',
  ])('refuses the host %j', async (name) => {
    const answer = await send(
      'GET /stores HTTP/1.1',
      `Host: ${name.replace('PORT', String(port))}`,
      'Connection: close',
    );
    expect([400, 403]).toContain(answer.status);
    expect(seen).toEqual([]);
  });

  it('refuses two hosts and none', async () => {
    const twice = await get('/', 'Host: evil.example');
    const none = await send('GET / HTTP/1.0');
    expect([twice.status, none.status].every((status) => [400, 403].includes(status))).toBe(true);
    expect(seen).toEqual([]);
  });

  it('refuses absolute targets, upgrades and tunnels', async () => {
    expect((await get('http://evil.example/')).status).toBe(400);
    expect((await get('//evil.example/')).status).toBe(400);
    const upgrade = await get('/', 'Upgrade: websocket', 'Connection: Upgrade');
    expect(upgrade.status).toBe(400);
    expect((await send('CONNECT evil.example:443 HTTP/1.1', host())).status).toBe(405);
    expect(seen).toEqual([]);
  });

  it('hands no header on that could be taken for an identity or an internal route', async () => {
    await get('/', 'X-Middleware-Subrequest: proxy', 'X-Forwarded-User: admin', 'X_User: admin');
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['connection', 'host']);
  });

  it('puts every guarding header on every kind of answer', async () => {
    const answers = await Promise.all([
      get('/stores'),
      get('/api/stores'),
      get('/?token=wrong', 'Authorization: Bearer wrong'),
      get('/', 'Origin: http://evil.example'),
      get('/', 'Sec-Fetch-Site: cross-site', 'Accept: text/html'),
      send('TRACE / HTTP/1.1', host(), 'Connection: close'),
    ]);
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store, private',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
      });
      expect([...headers.keys()].filter((name) => /powered|access-control/.test(name))).toEqual([]);
    }
  });

  it('lets the browser keep the script of a worker, which holds nothing of a store', async () => {
    const { headers } = await get('/api/sandbox');
    expect(headers.get('cache-control')).toBe('public');
  });

  it('offers people who followed a link elsewhere to go on, and shows nothing else', async () => {
    const click = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Accept: text/html'];
    const answer = await get('/stores/x?at=v4', ...click, 'Sec-Fetch-Dest: document');
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('<a href="/stores/x?at=v4">');
    expect(seen).toEqual([]);
  });
});

describe('signing in', () => {
  const connection = {
    id: 'shop',
    title: 'Shop',
    engine: 'sqlite',
    location: '/srv/shop.db',
    guess: { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} },
  };
  beforeAll(() => saveConnection(connection));
  afterAll(() => deleteConnection(connection.id));

  it('is needed as soon as a store of the user is connected', async () => {
    const api = await get('/api/stores');
    expect(api.status).toBe(401);
    expect(api.headers.get('content-type')).toBe('application/problem+json');
    expect(api.body).toContain('"code":"unauthenticated"');
    const page = await get('/stores', 'Accept: text/html');
    expect(page).toMatchObject({
      status: 401,
      body: expect.stringContaining('in the terminal') as string,
    });
    expect(onStranger).toHaveBeenCalledTimes(2);
    expect(seen).toEqual([]);
  });

  it('exchanges the token once for a cookie and takes it out of the address', async () => {
    const token = currentToken();
    const answer = await get(`/stores?token=${token}&order=oldest`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/stores?order=oldest');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(`^backstory-session-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const pair = cookie.split(';')[0] ?? '';
    expect((await get('/stores', `Cookie: theme=dark; ${pair}`)).status).toBe(200);
    expect((await get(`/?token=${token}`, `Cookie: ${pair}`)).status).toBe(303);
    expect((await get(`/?token=${token}`)).status).toBe(401);
  });

  it('lets scripts send the token without using it up', async () => {
    const bearer = `Authorization: Bearer ${currentToken()}`;
    expect((await get('/api/stores', bearer)).status).toBe(200);
    expect((await get('/api/stores', bearer)).status).toBe(200);
    expect((await get('/api/stores', 'Authorization: Bearer nonsense')).status).toBe(401);
    expect((await get(`/api/stores?token=${currentToken()}`)).status).toBe(401);
  });

  it('keeps no usable secret in the database', async () => {
    const answer = await get(`/?token=${currentToken()}`);
    const secret = /=([\w-]{43});/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
    expect(secret).toBeDefined();
    const sessions = await (await database()).session.findMany();
    expect(sessions.map(({ digest }) => digest)).not.toContain(secret);
  });

  it('is over when the session has run out', async () => {
    const { headers } = await get(`/?token=${currentToken()}`);
    const pair = headers.get('set-cookie')?.split(';')[0] ?? '';
    await (await database()).session.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await get('/stores', `Cookie: ${pair}`)).status).toBe(401);
  });
});

import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listen, loopbackHost } from './listen.ts';

describe('where to listen', () => {
  it.each([
    '0.0.0.0',
    '::',
    '192.168.1.5',
    'example.org',
    '127.0.0.2',
    '127.0.0.1.evil.example',
    ' ',
  ])('refuses %j and says why', (host) => {
    expect(() => loopbackHost(host)).toThrow(/listens on this machine only/);
  });

  it('takes loopback', () => {
    expect(['127.0.0.1', '::1', 'localhost'].map(loopbackHost)).toEqual([
      '127.0.0.1',
      '::1',
      '127.0.0.1',
    ]);
  });

  it('takes the next port when one is taken', async () => {
    const first = createServer();
    const second = createServer();
    const port = await listen(first, '127.0.0.1', 0);
    const next = await listen(second, '127.0.0.1', port);
    expect(next).toBeGreaterThan(port);
    first.close();
    second.close();
  });
});

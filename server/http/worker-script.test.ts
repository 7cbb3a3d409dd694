import { describe, expect, it } from 'vitest';
import { workerScriptResponse } from './worker-script.ts';

const script = { text: 'self.onmessage = () => undefined;', tag: 'abc' };
const asked = (headers: Record<string, string> = {}) =>
  workerScriptResponse(script, new Request('http://127.0.0.1/api/sandbox', { headers }));

describe('the script of a worker', () => {
  it('may compile WebAssembly and do nothing else', async () => {
    const response = asked();
    expect(await response.text()).toBe(script.text);
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'wasm-unsafe-eval'",
        "connect-src 'none'",
        "worker-src 'none'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'|\*/);
  });

  it('is sent once to a browser that keeps it', async () => {
    const first = asked();
    const again = asked({ 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('content-security-policy')).toBe(
      first.headers.get('content-security-policy'),
    );
    expect(asked({ 'if-none-match': '"older"' }).status).toBe(200);
  });
});

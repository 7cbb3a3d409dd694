import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { linesResponse } from './lines.ts';
import { serverSentEvents } from './server-sent-events.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Items one after the other; then a failure, where one is given. */
async function* items<Item>(given: readonly Item[], failure?: Error): AsyncGenerator<Item> {
  for (const item of given) yield await Promise.resolve(item);
  if (failure !== undefined) throw failure;
}

/** A source that never ends, and whether it was told to. */
function endless() {
  const ended = vi.fn();
  async function* source(): AsyncGenerator<string> {
    try {
      for (;;) yield await Promise.resolve('x'.repeat(1000));
    } finally {
      ended();
    }
  }
  return { source: source(), ended };
}

describe('server-sent events', () => {
  it('name each item and hold it as one line of JSON', async () => {
    const response = serverSentEvents(
      { name: 'progress', items: items([{ n: 1 }, { text: 'a\nb' }]) },
      'r',
    );
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('cache-control')).toBe('no-store, private');
    expect(await response.text()).toBe(
      'event: progress\ndata: {"n":1}\n\nevent: progress\ndata: {"text":"a\\nb"}\n\n',
    );
  });

  it('bear the place a reader comes back with, where the item has one', async () => {
    const placeOf = (item: number) => (item === 1 ? null : `p${item}`);
    const given = { name: 'tail', items: items([1, 2]), placeOf };
    expect(await serverSentEvents(given, 'r').text()).toBe(
      'event: tail\ndata: 1\n\nid: p2\nevent: tail\ndata: 2\n\n',
    );
  });

  it('tell a failure on the way, and end', async () => {
    const failing = items([1], new AppError('store_timeout', 'Too slow.'));
    const text = await serverSentEvents({ name: 'progress', items: failing }, 'r').text();
    expect(text).toMatch(
      /^event: progress\ndata: 1\n\nevent: problem\ndata: \{"code":"store_timeout"/,
    );
  });

  it('say nothing of an unforeseen failure but the request, and log it', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const text = await serverSentEvents(
      { name: 'progress', items: items([], new Error('secret')) },
      'r-7',
    ).text();
    expect(text).toContain('"code":"internal"');
    expect(text).toContain('r-7');
    expect(text).not.toContain('secret');
    expect(log).toHaveBeenCalledOnce();
  });

  it('tell the source when the reader goes away', async () => {
    const { source, ended } = endless();
    const body = serverSentEvents({ name: 'x', items: source }, 'r').body?.getReader();
    await body?.read();
    await body?.cancel();
    expect(ended).toHaveBeenCalledOnce();
  });
});

describe('lines of JSON', () => {
  it('come one a line, in few pieces, under a name that any browser can save', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `{"n":${String(index)}}`);
    const response = linesResponse(items(lines), 'größe "x".ndjson');
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe%20%22x%22.ndjson",
    );
    expect(await response.text()).toBe(lines.map((line) => `${line}\n`).join(''));
  });

  it('are an empty file where there are none', async () => {
    expect(await linesResponse(items([]), 'x').text()).toBe('');
  });

  it('break off where the source fails: a file that ends early must not look whole', async () => {
    const failing = items(['{}'], new AppError('store_unavailable', 'gone'));
    await expect(linesResponse(failing, 'x').text()).rejects.toThrow('gone');
  });

  it('are read no faster than they are taken, and not after the reader left', async () => {
    const { source, ended } = endless();
    const body = linesResponse(source, 'x').body?.getReader();
    const piece = await body?.read();
    expect(piece?.value?.length).toBeLessThan(70_000);
    await body?.cancel();
    expect(ended).toHaveBeenCalledOnce();
  });
});

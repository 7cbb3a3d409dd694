import { describe, expect, it, vi } from 'vitest';
import { usualBudgets } from './budgets.ts';
import { openEngine } from './engine.mjs';
import { mutableGlobals } from './testing/wasm-globals.ts';

const megabyte = 1024 * 1024;

describe('the engine of a sandbox', () => {
  it('says where its heap ends: below all of the rest, which is zero', async () => {
    const { memory, heapEnd } = await openEngine(usualBudgets);
    const end = heapEnd();
    expect(end).toBeLessThan(memory.buffer.byteLength / 2);
    const rest = Buffer.from(memory.buffer, end);
    expect(rest.equals(Buffer.alloc(rest.length))).toBe(true);
  });

  it('has a heap that ends above everything that is allocated, also where the memory grew', async () => {
    const { module, memory, heapEnd } = await openEngine(usualBudgets);
    const context = module.newContext();
    const [size, before] = [memory.buffer.byteLength, heapEnd()];
    for (let count = 1; count <= 20; count += 1) {
      context.newArrayBuffer(new Uint8Array(megabyte).fill(7).buffer);
      expect(heapEnd()).toBeGreaterThanOrEqual(before + (count - 1) * megabyte);
      expect(Buffer.from(memory.buffer, heapEnd()).includes(7)).toBe(false);
    }
    expect(memory.buffer.byteLength).toBeGreaterThan(size);
  });

  it('keeps nothing outside of its memory but where its stack stands', async () => {
    const instantiate = vi.spyOn(WebAssembly, 'instantiate');
    await openEngine(usualBudgets);
    const [bytes] = instantiate.mock.calls[0] ?? [];
    instantiate.mockRestore();
    if (!(bytes instanceof Uint8Array)) throw new Error('The engine is no bytes.');
    expect(mutableGlobals(bytes)).toBe(1);
    const module = await WebAssembly.compile(bytes.slice());
    expect(WebAssembly.Module.imports(module).map(({ kind }) => kind)).not.toContain('global');
    expect(WebAssembly.Module.imports(module).map(({ kind }) => kind)).not.toContain('table');
    expect(WebAssembly.Module.exports(module).map(({ kind }) => kind)).not.toContain('global');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEngine, type Engine } from './engine.mjs';
import { usualBudgets } from './budgets.ts';
import { MemoryImage } from './memory-image.mjs';

const page = 4096;
const kilobyte = 1024;
const stackBytes = 64 * kilobyte;

/** Data, room for a stack, and a heap of which some pages hold nothing; it ends in the middle of the memory. */
async function someEngine(): Promise<{ engine: Engine; moveTo: (end: number) => void }> {
  const { module } = await openEngine(usualBudgets);
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 128 });
  const all = new Uint8Array(memory.buffer);
  all.fill(1, 0, 10 * page);
  all.fill(2, 400 * page, 410 * page);
  all.fill(3, 450 * page, 455 * page);
  let end = 460 * page;
  return {
    engine: { module, memory, heapEnd: () => end },
    moveTo: (to) => {
      end = to;
    },
  };
}

const copyOf = ({ memory }: Engine) => Buffer.from(Buffer.from(memory.buffer));

describe('an image of the memory', () => {
  it('puts back whatever was written to data, stack and heap', async () => {
    const { engine, moveTo } = await someEngine();
    const before = copyOf(engine);
    const image = new MemoryImage(engine, stackBytes);
    const stackEnd = 400 * page - stackBytes - 256 * kilobyte;
    const place = fc.oneof(
      fc.integer({ min: 0, max: 10 * page - 1 }),
      fc.integer({ min: stackEnd, max: 900 * page }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 }))), (writes) => {
        const all = new Uint8Array(engine.memory.buffer);
        for (const [at, value] of writes) all[at] = value;
        moveTo(Math.max(460 * page, ...writes.map(([at]) => at + 1)));
        image.restore();
        moveTo(460 * page);
        expect(copyOf(engine).equals(before)).toBe(true);
      }),
    );
  });

  it('makes zero what the memory grew by, as far as the heap came', async () => {
    const { engine, moveTo } = await someEngine();
    const image = new MemoryImage(engine, stackBytes);
    engine.memory.grow(64);
    const { byteLength } = engine.memory.buffer;
    new Uint8Array(engine.memory.buffer).fill(9, 460 * page);
    moveTo(byteLength);
    image.restore();
    const rest = Buffer.from(engine.memory.buffer, 460 * page);
    expect(rest.equals(Buffer.alloc(rest.length))).toBe(true);
  });

  it('does not believe a heap that ends below where it ended', async () => {
    const { engine, moveTo } = await someEngine();
    const before = copyOf(engine);
    const image = new MemoryImage(engine, stackBytes);
    new Uint8Array(engine.memory.buffer).fill(9, 460 * page);
    moveTo(page);
    image.restore();
    expect(copyOf(engine).equals(before)).toBe(true);
  });

  it('leaves alone where no stack comes: to write there would take as much memory', async () => {
    const { engine } = await someEngine();
    const image = new MemoryImage(engine, stackBytes);
    new Uint8Array(engine.memory.buffer)[100 * page] = 9;
    image.restore();
    expect(new Uint8Array(engine.memory.buffer)[100 * page]).toBe(9);
  });

  it('holds no more than what is not zero', async () => {
    const { engine } = await someEngine();
    expect(new MemoryImage(engine, stackBytes).size).toBe(25 * page);
  });
});

// @ts-check

const pageBytes = 4096;
/** How far beyond its limit the engine's stack may reach: what it calls last looks at no limit. */
const leafBytes = 256 * 1024;

/**
 * The memory of an engine at rest, to go back to: afterwards every byte is what it was, so that nothing
 * is left of what ran since. Only the stack pointer lies elsewhere, and at rest it is always the same; so it
 * must not be gone back to when a call did not return.
 *
 * Memory lies in the order data, stack, heap. It is copied as far as the heap goes and holds anything; the
 * rest is zero and is made so again, as far as stack and heap can have reached since.
 */
export class MemoryImage {
  #engine;
  /** @type {{ readonly at: number, readonly bytes: Uint8Array }[]} */
  #filled = [];
  /** @type {{ readonly from: number, readonly to: number }[]} */
  #empty = [];
  #end;

  /**
   * @param {import('./engine.mjs').Engine} engine at rest, with nothing above its heap
   * @param {number} stackBytes of the engine's limit
   */
  constructor(engine, stackBytes) {
    this.#engine = engine;
    this.#end = engine.heapEnd();
    const all = new Uint8Array(engine.memory.buffer, 0, this.#end);
    let from = 0;
    for (const { at, to } of filledRuns(all)) {
      if (at > from) this.#empty.push({ from, to: at });
      this.#filled.push({ at, bytes: all.slice(at, to) });
      from = to;
    }
    if (from < this.#end) this.#empty.push({ from, to: this.#end });
    this.#narrow(stackBytes + leafBytes);
  }

  /** Bytes that it holds. */
  get size() {
    return this.#filled.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  restore() {
    const { memory, heapEnd } = this.#engine;
    const end = heapEnd();
    const all = new Uint8Array(memory.buffer);
    for (const { at, bytes } of this.#filled) all.set(bytes, at);
    for (const { from, to } of this.#empty) all.fill(0, from, to);
    // An end below the one there was cannot be: then all that there is may have been written to.
    all.fill(0, this.#end, end < this.#end ? all.length : end);
  }

  /** The first gap is where the stack grows down into: no further than its limit. */
  #narrow(/** @type {number} */ stackBytes) {
    const [first] = this.#empty;
    if (first === undefined || this.#filled[0]?.at !== 0) return;
    this.#empty[0] = { from: Math.max(first.from, first.to - stackBytes), to: first.to };
  }
}

/**
 * Stretches of pages that hold anything but zeros.
 * @param {Uint8Array} all
 */
function filledRuns(all) {
  /** @type {{ at: number, to: number }[]} */
  const runs = [];
  for (let at = 0; at < all.length; at += pageBytes) {
    const page = all.subarray(at, at + pageBytes);
    if (isZero(page)) continue;
    const last = runs.at(-1);
    if (last?.to === at) last.to += page.length;
    else runs.push({ at, to: at + page.length });
  }
  return runs;
}

/** @param {Uint8Array} bytes A multiple of four of them. */
function isZero(bytes) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  for (let at = 0; at < words.length; at += 1) if (words[at] !== 0) return false;
  return true;
}

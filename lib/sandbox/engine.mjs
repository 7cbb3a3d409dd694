// @ts-check
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';

/**
 * @typedef {object} Engine QuickJS in a WebAssembly instance of its own.
 * @property {import('quickjs-emscripten-core').QuickJSWASMModule} module
 * @property {WebAssembly.Memory} memory
 * @property {() => number} heapEnd The address below which all that was allocated so far lies; where that is
 *   not known, the end of the memory.
 */

const pageBytes = 64 * 1024;
/** The engine is built to begin with so many. */
const fewestPages = 256;
/**
 * Beside what the engine counts as people's: its own stack and data, texts on their way in and out, and
 * holes between all of it. Without an end to the memory itself nothing would bound these.
 */
const engineBytes = 16 * 1024 * 1024;

/**
 * An engine whose memory ends a little above the budget.
 * @param {import('./session.mjs').Budgets} budgets
 * @returns {Promise<Engine>}
 */
export async function openEngine({ memoryBytes }) {
  const memory = new WebAssembly.Memory({
    initial: fewestPages,
    maximum: Math.max(fewestPages, Math.ceil((memoryBytes + engineBytes) / pageBytes)),
  });
  const bounded = newVariant(variant, { wasmMemory: memory });
  const module = await newQuickJSWASMModuleFromVariant(bounded);
  const word = heapEndWord(module, memory);
  const heapEnd = () => {
    const end = new Uint32Array(memory.buffer)[word] ?? Infinity;
    return Math.min(end, memory.buffer.byteLength);
  };
  return { module, memory, heapEnd };
}

/** More than is free at the end of a heap in which next to nothing was allocated. */
const blockBytes = 256 * 1024;
/** The allocator takes more at a time than it is asked for. */
const mostMoreBytes = 128 * 1024;
/** The engine's own variables lie below all stack and heap. */
const dataWords = (128 * 1024) / 4;

/**
 * The variable in which the allocator keeps where its heap ends, found by what becomes of it when a block
 * needs more room: of all that grow by the size of the block, the one that names the highest address.
 * -1 where there is none.
 * @param {import('quickjs-emscripten-core').QuickJSWASMModule} module
 * @param {WebAssembly.Memory} memory
 */
function heapEndWord(module, memory) {
  const context = module.newContext();
  const before = new Uint32Array(memory.buffer, 0, dataWords).slice();
  context.newArrayBuffer(new ArrayBuffer(blockBytes)).dispose();
  const after = new Uint32Array(memory.buffer, 0, dataWords);
  let [found, end] = [-1, 0];
  for (const [word, now] of after.entries()) {
    const more = now - (before[word] ?? 0) - blockBytes;
    if (more < 0 || more > mostMoreBytes || now < end || now > memory.buffer.byteLength) continue;
    [found, end] = [word, now];
  }
  context.dispose();
  return found;
}

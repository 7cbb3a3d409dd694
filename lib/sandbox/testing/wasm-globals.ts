/** In the binary format: the section of globals, and the flag of one that may change. */
const globalSection = 6;
const isMutable = 1;
/** Ends the expression that gives a global its first value. */
const endOfExpression = 0x0b;

/** Reads the binary format of WebAssembly from a place on. */
class Reader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.at] ?? 0;
    this.at += 1;
    return byte;
  }

  number(): number {
    let [value, scale, last] = [0, 1, 128];
    while (last >= 128) {
      last = this.byte();
      value += (last & 127) * scale;
      scale *= 128;
    }
    return value;
  }
}

/** How many globals of a WebAssembly module may change: what it keeps outside of its memory. */
export function mutableGlobals(bytes: Uint8Array): number {
  const reader = new Reader(bytes, 8);
  while (!reader.isAtEnd) {
    const section = reader.byte();
    const length = reader.number();
    if (section === globalSection) return mutableOf(reader);
    reader.at += length;
  }
  return 0;
}

function mutableOf(reader: Reader): number {
  let mutable = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.byte();
    if (reader.byte() === isMutable) mutable += 1;
    // The kind of a constant, and the constant.
    reader.byte();
    reader.number();
    if (reader.byte() !== endOfExpression) throw new Error('A global begins with no constant.');
  }
  return mutable;
}

import 'server-only';

const lengthBytes = 4;
/** A checkpoint holds one state and its blame; more than this was not written by us. */
const mostBytes = 64 * 1024 * 1024;

/** Bytes that say how many they are. */
export function frameOf(bytes: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(lengthBytes + bytes.length);
  frame.writeUInt32LE(bytes.length, 0);
  frame.set(bytes, lengthBytes);
  return frame;
}

/** The frames in a run of chunks, each with its length. Throws where the last one is cut off. */
export async function* framesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let size = sizeOf(rest); size !== null && rest.length >= size; size = sizeOf(rest)) {
      yield rest.subarray(0, size);
      rest = rest.subarray(size);
    }
  }
  if (rest.length > 0) throw new Error('The last frame is cut off.');
}

export const contentOf = (frame: Buffer): Buffer => frame.subarray(lengthBytes);

function sizeOf(bytes: Buffer): number | null {
  if (bytes.length < lengthBytes) return null;
  const length = bytes.readUInt32LE(0);
  if (length > mostBytes) throw new Error('A frame is larger than any that is written.');
  return lengthBytes + length;
}

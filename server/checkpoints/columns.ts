import 'server-only';

/** Entries of a column that stand in one frame. */
const perFrame = 65_536;

type Column = Float64Array | BigInt64Array | Uint32Array | Uint8Array;

/** A column of numbers in parts that share its memory. */
export function* partsOf(column: Column): Generator<Buffer> {
  for (let from = 0; from < column.length; from += perFrame) {
    const part = column.subarray(from, from + perFrame);
    yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  }
}

export const partsOfLength = (length: number): number => Math.ceil(length / perFrame);

/** Versions as pairs of a first one and how many follow each other: nearly always one pair. */
export function runsOf(versions: BigInt64Array): BigInt64Array {
  const runs: bigint[] = [];
  let [first, count] = [0n, 0n];
  for (const version of versions) {
    if (count > 0n && version === first + count) count += 1n;
    else {
      if (count > 0n) runs.push(first, count);
      [first, count] = [version, 1n];
    }
  }
  if (count > 0n) runs.push(first, count);
  return BigInt64Array.from(runs);
}

/** Inverse of `runsOf`. Throws where the runs come to another number of versions than `length`. */
export function versionsOf(runs: BigInt64Array, length: number): BigInt64Array {
  const versions = new BigInt64Array(length);
  let at = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const [first, count] = [runs[index] ?? 0n, Number(runs[index + 1] ?? 0n)];
    if (count < 1 || at + count > length) throw new Error('The versions are not as many as said.');
    for (let step = 0; step < count; step += 1) versions[at + step] = first + BigInt(step);
    at += count;
  }
  if (at !== length) throw new Error('The versions are not as many as said.');
  return versions;
}

/** The bytes of a column, in memory of its own that begins where numbers may. */
export function bytesOf(parts: readonly Buffer[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}

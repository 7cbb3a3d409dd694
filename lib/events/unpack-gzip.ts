/** Where unpacking ends: so many bytes, and so many times what was packed. */
const mostBytes = 16 * 1024 * 1024;
const mostRatio = 100;

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Why the bytes end before the content does; null: they are all of it. */
  readonly stopped: string | null;
}

/** What gzip packed, never more than a limit whatever the bytes claim; with damaged bytes as far as they go. */
export async function unpackGzip(packed: Uint8Array<ArrayBuffer>): Promise<Unpacked> {
  const limit = Math.min(mostBytes, packed.length * mostRatio);
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value.subarray(0, limit - size));
      size += next.value.length;
      if (size <= limit) continue;
      await reader.cancel();
      return { bytes: joined(pieces), stopped: tooMuch(limit) };
    }
  } catch {
    // Browsers throw a TypeError here and Node an error of its own: nothing else can fail.
    return { bytes: joined(pieces), stopped: 'The packed bytes are damaged or end early.' };
  }
  return { bytes: joined(pieces), stopped: null };
}

const tooMuch = (limit: number): string =>
  `Stopped after ${limit.toLocaleString('en')} bytes: more than ${mostRatio} times what was packed, or than 16 MiB.`;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export interface HexLine {
  /** `00000010`. */
  readonly offset: string;
  /** Sixteen bytes, `7b 22 61 …`. */
  readonly hex: string;
  /** The same bytes as ASCII, a dot for what has no sign. */
  readonly text: string;
}

const width = 16;

/** Bytes as a hex dump, sixteen a line; `from` is where they stand in the whole. */
export function hexLines(bytes: Uint8Array, from = 0): readonly HexLine[] {
  const lines: HexLine[] = [];
  for (let start = 0; start < bytes.length; start += width) {
    const line = [...bytes.subarray(start, start + width)];
    lines.push({
      offset: (from + start).toString(16).padStart(8, '0'),
      hex: line.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
      text: line
        .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
        .join(''),
    });
  }
  return lines;
}

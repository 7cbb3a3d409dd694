const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 with padding, in browser and server alike. */
export function bytesToBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += letter(group >> 18) + letter(group >> 12);
    text += left > 1 ? letter(group >> 6) : '=';
    text += left > 2 ? letter(group) : '=';
  }
  return text;
}

const letter = (bits: number): string => alphabet.charAt(bits & 63);

/** Null when the text is not padded base64. */
export function base64ToBytes(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.length - text.replace(/=+$/, '').length;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    const group = [0, 1, 2, 3].reduce((bits, index) => (bits << 6) | valueOf(text, at + index), 0);
    bytes.set([group >> 16, group >> 8, group].slice(0, bytes.length - to), to);
  }
  return bytes;
}

const valueOf = (text: string, at: number): number =>
  Math.max(0, alphabet.indexOf(text.charAt(at)));

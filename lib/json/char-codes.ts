/** Codes of the characters JSON is made of. */
export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const colon = 0x3a;
export const minus = 0x2d;
export const zero = 0x30;
const nine = 0x39;
export const openObject = 0x7b;
export const closeObject = 0x7d;
export const openArray = 0x5b;
export const closeArray = 0x5d;

export const isDigit = (code: number): boolean => code >= zero && code <= nine;

// @ts-check
/**
 * Numbers on their way into the sandbox and out of it. Inside, JSON is read by the engine's own
 * parser, which knows doubles only; a number that a double would change travels as a text that
 * begins with a mark, and a text that begins so by itself gets one mark more. Plain JavaScript,
 * because the worker that holds the sandbox loads it without a compiler.
 */

/** As it stands in JSON text. */
const mark = '\\u0001';
const token = /"(?:[^"\\]|\\.)*"(?=(\s*:)?)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const mayNeedMarks = /\d{16}|\d[.eE]|-0|\\u0001/;
const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * JSON text for the sandbox; the same text where nothing needs a mark.
 * @param {string} json valid JSON text
 * @returns {string}
 */
export function marked(json) {
  if (!mayNeedMarks.test(json)) return json;
  return json.replace(token, (found, /** @type {string | undefined} */ colon) => {
    if (!found.startsWith('"')) return isDouble(found) ? found : `"${mark}${found}"`;
    return colon === undefined && found.startsWith(`"${mark}`)
      ? `"${mark}${found.slice(1)}`
      : found;
  });
}

/**
 * Lossless JSON text from what the sandbox wrote. Throws where a mark stands before no number: what
 * comes out of the sandbox is not to be trusted.
 * @param {string} json
 * @returns {string}
 */
export function unmarked(json) {
  if (!json.includes(mark)) return json;
  return json.replace(token, (found, /** @type {string | undefined} */ colon) => {
    if (colon !== undefined || !found.startsWith(`"${mark}`)) return found;
    const rest = found.slice(1 + mark.length, -1);
    if (rest.startsWith(mark)) return `"${rest}"`;
    if (!numberText.test(rest)) throw new Error('The state holds a number that is none.');
    return rest;
  });
}

/**
 * Whether a double has exactly this value; how it is written does not count, but for -0.
 * @param {string} text
 */
function isDouble(text) {
  const value = Number(text);
  const shown = String(value);
  if (shown === text) return true;
  return Number.isFinite(value) && !Object.is(value, -0) && digitsOf(shown) === digitsOf(text);
}

/**
 * Sign, digits without zeros around them, and the power of ten of the last one.
 * @param {string} text
 */
function digitsOf(text) {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  const power = Number(exponent) - fraction.length + (digits.length - short.length);
  return `${text.startsWith('-') ? '-' : ''}${short}e${short === '' ? 0 : power}`;
}

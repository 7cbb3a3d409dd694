// @ts-check
/**
 * The part of the prelude that takes the place of clock and chance: `now` is what they say the time is,
 * `sow` begins the chance anew.
 */
export const repeatable = String.raw`  let now = 0;
  const RealDate = Date;
  const utc = (text) => {
    const cut = text.trim().replace(/(\.\d{3})\d+/, '$1').replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
    if (/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(cut)) return RealDate.parse(cut + 'Z');
    if (/^[+-]?\d{4,6}(-\d\d(-\d\d)?)?$/.test(cut)) return RealDate.parse(cut);
    return /(Z|[+-]\d\d:?\d\d|GMT|UTC)$/i.test(cut) ? RealDate.parse(cut) : NaN;
  };
  const FixedDate = function Date(...given) {
    if (new.target === undefined) return new FixedDate().toString();
    const [first] = given;
    const time =
      given.length === 0 ? now
      : given.length > 1 ? RealDate.UTC(...given)
      : typeof first === 'string' ? utc(first)
      : first;
    return Reflect.construct(RealDate, [time], new.target);
  };
  FixedDate.prototype = RealDate.prototype;
  FixedDate.now = () => now;
  FixedDate.parse = (text) => utc(String(text));
  FixedDate.UTC = RealDate.UTC;
  const dates = RealDate.prototype;
  dates.constructor = FixedDate;
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    dates['get' + part] = dates['getUTC' + part];
    if (part !== 'Day') dates['set' + part] = dates['setUTC' + part];
  }
  dates.getTimezoneOffset = () => 0;
  dates.getYear = function () { return this.getUTCFullYear() - 1900; };
  dates.toString = dates.toLocaleString = dates.toUTCString;
  dates.toDateString = dates.toLocaleDateString = function () { return this.toISOString().slice(0, 10); };
  dates.toTimeString = dates.toLocaleTimeString = function () { return this.toISOString().slice(11, 19); };
  globalThis.Date = FixedDate;

  let seed = 0;
  const sow = (text) => {
    seed = 2166136261;
    for (let i = 0; i < text.length; i += 1) seed = Math.imul(seed ^ text.charCodeAt(i), 16777619);
  };
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };`;

/** Furthest a platform date reaches, in seconds from 1970 either way (year 275760). */
const platformReach = 8.64e12;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    timeZoneName: 'short',
  });
  formats.set(zone, made);
  return made;
}

/** True for a name the platform knows, such as `Europe/Paris` or `UTC`. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Zone of this machine or browser. */
export const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What clocks in the zone show at a moment; null beyond the platform's dates. */
export function clockInZone(
  seconds: number,
  zone: string,
): { readonly offset: number; readonly name: string } | null {
  if (Math.abs(seconds) > platformReach) return null;
  if (zone === 'UTC') return { offset: 0, name: 'UTC' };
  const parts = formatOf(zone).formatToParts(seconds * 1000);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const shownYear = Number(part('year'));
  const local = new Date(0);
  local.setUTCFullYear(
    part('era') === 'BC' ? 1 - shownYear : shownYear,
    Number(part('month')) - 1,
    Number(part('day')),
  );
  local.setUTCHours(Number(part('hour')), Number(part('minute')), Number(part('second')));
  return { offset: local.getTime() / 1000 - seconds, name: part('timeZoneName') };
}

/**
 * The moment at which clocks in the zone show `local` (seconds as if it were UTC). A time shown
 * twice is its first showing; one that is skipped is moved on by the skip.
 */
export function secondsFromZone(local: number, zone: string): number | null {
  const before = clockInZone(local - 86_400, zone);
  const after = clockInZone(local + 86_400, zone);
  if (before === null || after === null) return null;
  const candidates = [local - before.offset, local - after.offset].filter(
    (seconds) => clockInZone(seconds, zone)?.offset === local - seconds,
  );
  return candidates.length === 0 ? local - before.offset : Math.min(...candidates);
}

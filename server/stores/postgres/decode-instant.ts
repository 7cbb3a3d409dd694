import { instant, type Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import type { TimeField } from './layouts/layout.ts';

const perSecond = { seconds: 1n, milliseconds: 1000n, microseconds: 1_000_000n } as const;

/** A time as selected; text that is no time stays as the store has it. */
export function decodeInstant(text: string | null, form: TimeForm = timestamps): Instant | null {
  if (text === null || text === '') return null;
  const { encoding, zone } = form;
  if (encoding === 'timestamp' || encoding === 'text') return writtenInstant(text, zone);
  return countedInstant(text, perSecond[encoding]);
}

type TimeForm = Pick<TimeField, 'encoding' | 'zone'>;

const timestamps: TimeForm = { encoding: 'timestamp' };

function writtenInstant(text: string, zone = 'UTC'): Instant {
  const parsed = parseInstant(text, zone);
  return parsed.ok ? parsed.instant : instant(text);
}

/** A count of units since 1970, whole or with decimals. */
function countedInstant(text: string, unitsPerSecond: bigint): Instant {
  const parts = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/.exec(text);
  if (parts === null) return writtenInstant(text);
  const decimals = parts[3] ?? '';
  const scale = unitsPerSecond * 10n ** BigInt(decimals.length);
  const total = BigInt(`${parts[1] ?? ''}${parts[2] ?? ''}${decimals}`);
  const rest = ((total % scale) + scale) % scale;
  const digits = String(scale).length - 1;
  const fraction = digits === 0 ? '' : String(rest).padStart(digits, '0');
  return printPoint(finite(Number((total - rest) / scale), fraction));
}

const latest = finite(9_224_318_015_999, '');
const earliest = finite(-210_866_803_200, '');

/**
 * An instant as Postgres can hold it, in whole microseconds: rounded down, or up for a bound that
 * stored times are compared with by `<` and `>=`. Text that is no time lies behind all times.
 */
export function databaseTime(time: Instant, round: 'down' | 'up'): string {
  const point = pointOf(time);
  if (point === null) return 'infinity';
  if (point.kind !== 'finite') return point.kind === 'past' ? '-infinity' : 'infinity';
  if (latest.kind === 'finite' && point.seconds > latest.seconds) return 'infinity';
  if (earliest.kind === 'finite' && point.seconds < earliest.seconds) return '-infinity';
  const micros = BigInt(point.fraction.slice(0, 6).padEnd(6, '0'));
  const more = point.fraction.length > 6 && round === 'up' ? 1n : 0n;
  const total = BigInt(point.seconds) * 1_000_000n + micros + more;
  return countedInstant(String(total), 1_000_000n);
}

import { AppError } from '@/lib/errors.ts';
import { instant, version, type Instant, type Version } from '@/lib/events/ids.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import type { SqlValue } from './sql-row.ts';
import type { TimeForm } from './layouts/layout.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Any value as text; bytes as hexadecimal digits. */
export function textOf(value: SqlValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? hex(value) : String(value);
}

/** A whole number as SQLite may hold it: integer, real or digits. */
export function integerOf(value: SqlValue | undefined): bigint | null {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : null;
}

export function versionOf(value: SqlValue | undefined, where: string): Version {
  const number = integerOf(value);
  if (number !== null) return version(number);
  throw new AppError(
    'unreadable',
    `The version of the event ${where} is not a whole number (${shown(value)}). Map another column as version.`,
  );
}

function shown(value: SqlValue | undefined): string {
  const text = textOf(value);
  return text === null ? 'NULL' : `"${text.slice(0, 40)}"`;
}

const perSecond = { seconds: 1n, milliseconds: 1000n, microseconds: 1_000_000n } as const;

/** An instant; text that is no time stays as the store has it. */
export function instantOf(value: SqlValue | undefined, { as, zone }: TimeForm): Instant | null {
  const text = textOf(value);
  if (text === null || text === '') return null;
  if (as === 'sortable') return instant(text);
  if (as === 'text') return writtenInstant(text, zone ?? 'UTC');
  return countedInstant(text, perSecond[as]);
}

const sortable = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function writtenInstant(text: string, zone = 'UTC'): Instant {
  if (sortable.test(text)) return instant(text);
  const parsed = parseInstant(text, zone);
  return parsed.ok ? parsed.instant : instant(text);
}

/** A count of units since 1970, whole or with decimals. */
function countedInstant(text: string, unitsPerSecond: bigint): Instant {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return writtenInstant(text);
  const decimals = parts[3] ?? '';
  const scale = unitsPerSecond * 10n ** BigInt(decimals.length);
  const total = BigInt(`${parts[1] ?? ''}${parts[2] ?? ''}${decimals}`);
  const rest = ((total % scale) + scale) % scale;
  const digits = String(scale).length - 1;
  const fraction = digits === 0 ? '' : String(rest).padStart(digits, '0');
  return printPoint(finite(Number((total - rest) / scale), fraction));
}

import { ExactNumber } from '@/lib/json/value.ts';

/** What a payload of the demo is made of. Numbers a double cannot hold are ExactNumbers. */
export type Json =
  | null
  | boolean
  | number
  | string
  | ExactNumber
  | readonly Json[]
  | { readonly [key: string]: Json };

export type JsonRecord = Readonly<Record<string, Json>>;

const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof ExactNumber);

/** JSON text; an ExactNumber is written digit for digit. */
export function print(value: Json): string {
  if (value instanceof ExactNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${print(item)}`);
  return `{${parts.join(',')}}`;
}

/** RFC 7396: records merge, null removes, everything else replaces. */
export function merge(target: JsonRecord, patch: JsonRecord): JsonRecord {
  const result: Record<string, Json> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (isRecord(value)) {
      const before = result[key];
      result[key] = merge(isRecord(before) ? before : {}, value);
    } else result[key] = value;
  }
  return result;
}

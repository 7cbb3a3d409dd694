import {
  parseVersion,
  position,
  type Instant,
  type Position,
  type Version,
} from '@/lib/events/ids.ts';
import { parseInstant } from './parse-instant.ts';

/** A point of time travel as it stands in `at` and `against`. */
export type Moment =
  | { readonly kind: 'head' }
  /** Just before the moment it is compared with. */
  | { readonly kind: 'previous' }
  | { readonly kind: 'version'; readonly version: Version }
  | { readonly kind: 'position'; readonly position: Position }
  | { readonly kind: 'time'; readonly time: Instant };

export type ParsedMoment =
  { readonly ok: true; readonly moment: Moment } | { readonly ok: false; readonly message: string };

/**
 * `v42`, `p` and a position, any ISO time (a shortened one is its start; without zone it is in
 * `zone`), `previous`; absent or empty is the head.
 */
export function parseMoment(text: string | null | undefined, zone = 'UTC'): ParsedMoment {
  if (text === null || text === undefined || text === '') return parsed({ kind: 'head' });
  if (text === 'previous') return parsed({ kind: 'previous' });
  const version = text.startsWith('v') ? parseVersion(text.slice(1)) : null;
  if (version !== null) return parsed({ kind: 'version', version });
  if (/^p[A-Za-z0-9._-]+$/.test(text)) {
    return parsed({ kind: 'position', position: position(text.slice(1)) });
  }
  const time = parseInstant(text, zone);
  if (time.ok) return parsed({ kind: 'time', time: time.instant });
  return {
    ok: false,
    message: `"${text}" is no moment: write a version (v42), a position (p1001) or a time (2026-03-01T10:15Z).`,
  };
}

const parsed = (moment: Moment): ParsedMoment => ({ ok: true, moment });

/** The text for `at` or `against`; null for the head, which is said by leaving it out. */
export function printMoment(moment: Moment): string | null {
  switch (moment.kind) {
    case 'head':
      return null;
    case 'previous':
      return 'previous';
    case 'version':
      return `v${String(moment.version)}`;
    case 'position':
      return `p${moment.position}`;
    case 'time':
      return moment.time;
  }
}

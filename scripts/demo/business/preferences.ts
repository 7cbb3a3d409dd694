import { moment, type Micros } from '../core/clock.ts';
import type { JsonRecord } from '../core/json.ts';
import type { Random } from '../core/random.ts';

/** When PreferencesChanged took its second and its third shape. */
const SECOND_SHAPE = moment('2025-07-01T00:00:00');
const THIRD_SHAPE = moment('2026-03-01T00:00:00');

export interface Preferences {
  readonly schemaVersion: 1 | 2 | 3;
  readonly data: JsonRecord;
}

/** Version 1 was one flag; version 2 an object; version 3 has channels and replaces both. */
export function preferencesAt(at: Micros, chance: Random): Preferences {
  const newsletter = chance.chance(0.5);
  if (at < SECOND_SHAPE) return { schemaVersion: 1, data: { newsletter } };
  const grind = chance.pick(['whole bean', 'filter', 'espresso', 'moka']);
  if (at < THIRD_SHAPE) {
    return {
      schemaVersion: 2,
      data: { newsletter: null, preferences: { newsletter, grind } },
    };
  }
  const channels = newsletter ? ['email', 'push'] : ['email'];
  return {
    schemaVersion: 3,
    data: {
      newsletter: null,
      preferences: {
        newsletter: null,
        grind,
        contact: { channels, quietHours: chance.chance(0.4) ? '21:00-07:00' : 'none' },
      },
    },
  };
}

import { mixedScripts } from './mixed-scripts.ts';
import { payloadProblems, type PayloadProblem } from './payload-problems.ts';
import type { RecordedEvent } from './recorded-event.ts';

interface EventProblem {
  readonly code: PayloadProblem['code'] | 'zone_unknown' | 'zone_configured' | 'mixed_scripts';
  /** One sentence with the place where there is one. */
  readonly message: string;
}

/** Everything that a reader must know before trusting an event. */
export const eventProblems = (event: RecordedEvent): readonly EventProblem[] => [
  ...payloadProblems(event.data, 'data'),
  ...payloadProblems(event.metadata, 'metadata'),
  ...zoneProblems(event),
  ...nameProblems(event),
];

/** Which times name no zone, and in which one they are read for that. */
export function zoneProblems({ zonesUnknown, zoneTaken }: RecordedEvent): readonly EventProblem[] {
  if (zonesUnknown === undefined) return [];
  const times = zonesUnknown.join(' and the ');
  const verb = zonesUnknown.length === 1 ? 'time names' : 'times name';
  const message = `The ${times} ${verb} no zone, so it is unknown. Read as ${zoneTaken === undefined ? 'UTC' : `${zoneTaken}, which was configured`}.`;
  return [{ code: zoneTaken === undefined ? 'zone_unknown' : 'zone_configured', message }];
}

function nameProblems({ streamId, type, initiator }: RecordedEvent): readonly EventProblem[] {
  const names: readonly (readonly [what: string, name: string])[] = [
    ['stream id', streamId],
    ['type', type],
    ['initiator', initiator ?? ''],
  ];
  return names.flatMap(([what, name]): readonly EventProblem[] => {
    const scripts = mixedScripts(name);
    if (scripts.length === 0) return [];
    const message = `The ${what} mixes ${scripts.join(' and ')} letters in one word: it may look like another.`;
    return [{ code: 'mixed_scripts', message }];
  });
}

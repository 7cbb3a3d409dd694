import type { EventView } from '@/lib/api/views.ts';
import { isUnreadable } from '@/lib/events/is-unreadable.ts';
import { instant } from '@/lib/events/ids.ts';
import { lateSeconds } from '@/lib/fold/late.ts';
import { durationWords, secondsBetween } from '@/lib/time/gap.ts';

/** Something a reader must know about an event before trusting what it says. */
export interface EventMark {
  readonly kind:
    | 'unreadable'
    | 'warning'
    | 'erased'
    | 'masked'
    | 'oversized'
    | 'omitted'
    | 'late'
    | 'overtook'
    | 'clock'
    | 'zone'
    | 'duplicate'
    | 'link';
  readonly label: string;
  /** One sentence that says what it means here. */
  readonly meaning: string;
}

/** Marks of one event, most serious first; `before` is the event one version earlier. */
export function marksOf(event: EventView, before: EventView | null): readonly EventMark[] {
  return [
    ...problemMarks(event),
    ...payloadMarks(event),
    ...orderMarks(event, before),
    ...lateMarks(event),
    ...linkMarks(event),
  ];
}

/** As `marksOf`, and what the event overtook: what was recorded earlier may lie on no page that was read. */
export function marksIn(
  overtook: ReadonlyMap<string, string>,
  event: EventView,
  before: EventView | null,
): readonly EventMark[] {
  const version = overtook.get(event.version);
  const marks = marksOf(event, before);
  return version === undefined ? marks : [...marks, overtookMark(version)];
}

function problemMarks(event: EventView): readonly EventMark[] {
  return event.problems
    .filter((problem) => problem.code !== 'oversized')
    .map((problem) => ({
      kind: kindOf(problem),
      label: isUnreadable(problem) ? 'unreadable' : problem.code.replaceAll('_', ' '),
      meaning: problem.message,
    }));
}

function kindOf(problem: EventView['problems'][number]): EventMark['kind'] {
  if (isUnreadable(problem)) return 'unreadable';
  return problem.code.startsWith('zone_') ? 'zone' : 'warning';
}

function payloadMarks(event: EventView): readonly EventMark[] {
  const { data } = event;
  switch (data.kind) {
    case 'erased':
      return [
        {
          kind: 'erased',
          label: 'erased',
          meaning: 'The store says this payload is gone for good.',
        },
      ];
    case 'masked':
      return [
        { kind: 'masked', label: 'masked', meaning: `Hidden from your role: ${data.reason}` },
      ];
    case 'oversized':
      return [
        {
          kind: 'oversized',
          label: `${sizeWords(data.size)}`,
          meaning: 'Too large to be taken in with the list; its beginning is under Raw.',
        },
      ];
    case 'omitted':
      return [{ kind: 'omitted', label: 'not fetched', meaning: 'The payload was not asked for.' }];
    case 'json':
    case 'binary':
    case 'absent':
      return [];
  }
}

function orderMarks(event: EventView, before: EventView | null): readonly EventMark[] {
  if (before === null) return [];
  const marks: EventMark[] = [];
  if (before.version === event.version) {
    marks.push({
      kind: 'duplicate',
      label: 'duplicate version',
      meaning: `Version ${event.version} is taken by more than one event.`,
    });
  }
  const back = secondsBack(before.recordedAt, event.recordedAt);
  if (back !== null) {
    marks.push({
      kind: 'clock',
      label: `clock ran back ${durationWords(back)}`,
      meaning: `Recorded ${durationWords(back)} before the event preceding it; the order is by version.`,
    });
  }
  return marks;
}

function secondsBack(before: string | null, now: string | null): number | null {
  if (before === null || now === null) return null;
  const seconds = secondsBetween(instant(before), instant(now));
  return seconds !== null && seconds < 0 ? seconds : null;
}

function lateMarks(event: EventView): readonly EventMark[] {
  const seconds = lateSeconds(event);
  if (seconds === null) return [];
  const words = `recorded ${durationWords(seconds)} after it happened`;
  return [{ kind: 'late', label: words, meaning: `Happened at ${event.occurredAt}; ${words}.` }];
}

/** A correction: it tells of a time that was already told about. */
export const overtookMark = (version: string): EventMark => ({
  kind: 'overtook',
  label: `happened before v${version}`,
  meaning: `It was recorded after v${version} and happened before it, so it corrects what was known.`,
});

function linkMarks(event: EventView): readonly EventMark[] {
  if (!event.link) return [];
  return [
    {
      kind: 'link',
      label: 'link',
      meaning: `Shown here by a link; its home is the stream ${event.streamId}.`,
    },
  ];
}

/** `812 characters`, `14 kB`, `3.2 MB`: decimal units of characters or bytes. */
export function sizeWords(size: number): string {
  if (size < 1000) return `${size} B`;
  if (size < 1_000_000) return `${(size / 1000).toFixed(size < 10_000 ? 1 : 0)} kB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

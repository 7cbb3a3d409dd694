import { eventId, version, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { whatIf, type WhatIf } from './watermark.ts';

/** One departure of a private branch from what was recorded. Versions are those of the stream. */
export type BranchEdit =
  | { readonly kind: 'skip'; readonly version: Version }
  /** The payload becomes this JSON text. */
  | { readonly kind: 'edit'; readonly version: Version; readonly data: string }
  /** A new event just after the version; 0 or less than the first: before everything. */
  | {
      readonly kind: 'insert';
      readonly after: Version;
      readonly type: string;
      readonly data: string;
    }
  /** The event takes place just after another one. */
  | { readonly kind: 'move'; readonly version: Version; readonly after: Version };

/** An event on the branch; `was` is null for one that nobody recorded. */
export interface BranchEvent {
  readonly event: WhatIf<RecordedEvent>;
  readonly was: Version | null;
}

/** The same before it has its number. */
interface Placed {
  readonly event: RecordedEvent;
  readonly was: Version | null;
}

/** Versions named by edits that the stream does not have: those edits do nothing and are told. */
export interface Branched {
  readonly events: readonly BranchEvent[];
  readonly unknown: readonly Version[];
}

/**
 * The stream as it would be with the edits. Events are numbered anew from the first version, so a
 * fold of the branch is a fold like any other. Edits of one event meet in the order skip, edit, move.
 */
export function branch(recorded: readonly RecordedEvent[], edits: readonly BranchEdit[]): Branched {
  const known = new Set(recorded.map((event) => event.version));
  const first = recorded[0]?.version ?? version(0n);
  const isKnown = (at: Version): boolean => known.has(at) || at < first;
  const unknown = edits.flatMap((edit) => versionsOf(edit).filter((at) => !isKnown(at)));
  const usable = edits.filter((edit) => versionsOf(edit).every(isKnown));
  const skipped = new Set(usable.flatMap((edit) => (edit.kind === 'skip' ? [edit.version] : [])));
  const moved = new Map(
    usable.flatMap((edit) => (edit.kind === 'move' ? [[edit.version, edit.after] as const] : [])),
  );
  const changed = new Map(
    usable.flatMap((edit) => (edit.kind === 'edit' ? [[edit.version, edit.data] as const] : [])),
  );
  const own = recorded
    .filter((event) => !skipped.has(event.version))
    .map((event) => ({ event: withData(event, changed.get(event.version)), was: event.version }));
  const following = (after: Version | null): readonly Placed[] => [
    ...own.filter(({ was }) => isAfter(moved.get(was), after, first)),
    ...inserted(usable, after, { first, sample: recorded[0] }),
  ];
  const events = [
    ...following(null),
    ...[...known].flatMap((at) => [
      ...own.filter(({ was }) => was === at && !moved.has(was)),
      ...following(at),
    ]),
  ];
  return { events: renumbered(events, first), unknown: [...new Set(unknown)] };
}

const versionsOf = (edit: BranchEdit): readonly Version[] =>
  edit.kind === 'insert'
    ? [edit.after]
    : edit.kind === 'move'
      ? [edit.version, edit.after]
      : [edit.version];

/** Whether something placed after `place` belongs right behind `after`; null: before everything. */
function isAfter(place: Version | undefined, after: Version | null, first: Version): boolean {
  if (place === undefined) return false;
  return after === null ? place < first : place === after;
}

function withData(event: RecordedEvent, data: string | undefined): RecordedEvent {
  return data === undefined ? event : { ...event, data: { kind: 'json', text: data } };
}

function inserted(
  edits: readonly BranchEdit[],
  after: Version | null,
  { first, sample }: { readonly first: Version; readonly sample: RecordedEvent | undefined },
): readonly Placed[] {
  if (sample === undefined) return [];
  return edits.flatMap((edit, index): readonly Placed[] => {
    if (edit.kind !== 'insert' || !isAfter(edit.after, after, first)) return [];
    const event: RecordedEvent = {
      ...sample,
      id: eventId(`what-if-${index + 1}`),
      type: edit.type,
      data: { kind: 'json', text: edit.data },
      metadata: { kind: 'absent' },
      initiator: null,
      causationId: null,
      correlationId: null,
    };
    return [{ event, was: null }];
  });
}

function renumbered(events: readonly Placed[], first: Version): readonly BranchEvent[] {
  return events.map(({ event, was }, index) => ({
    event: whatIf({ ...event, version: version(first + BigInt(index)) }),
    was,
  }));
}

import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { valueAt } from '@/lib/json/path.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Place } from '../change.ts';
import type { Interval } from '../intervals.ts';
import type { Reducer } from '../reducer.ts';
import { buildFromLeaves } from './build-from-leaves.ts';
import { isLeaf } from './leaves-of.ts';
import { momentsOf, type Moment } from './moments-of.ts';

/** All intervals of one place of a stream's state. */
export interface PlaceHistory {
  readonly place: Place;
  readonly intervals: readonly Interval[];
}

/** Histories of every place where the state ever had a leaf. */
export type Ledger = readonly PlaceHistory[];

/**
 * Where a ledger breaks its law: at every version the intervals of all places together are the whole
 * state, they follow each other without a hole, and each boundary is a difference. Empty: nowhere.
 */
export function ledgerViolations(
  events: readonly RecordedEvent[],
  ledger: Ledger,
  reducer: Reducer,
): readonly string[] {
  const moments = momentsOf(events, reducer);
  return [
    ...moments.flatMap((moment) => rebuilt(moment, ledger)),
    ...ledger.flatMap((history) => boundaries(history, moments)),
  ];
}

function rebuilt({ event, state }: Moment, ledger: Ledger): readonly string[] {
  const at = `v${String(event.version)}`;
  const told = ledger.map(({ place, intervals }) => ({
    place,
    value: read(intervals.findLast((each) => isWithin(each, event.version))?.value ?? null),
  }));
  const wrong = told.flatMap(({ place, value }) => {
    const held = state === undefined ? undefined : valueAt(state, place);
    if (equalJson(value, held)) return [];
    return [`${at}: ${JSON.stringify(place)} is ${shown(held)}, not ${shown(value)}`];
  });
  const built = buildFromLeaves(
    told.flatMap(({ place, value }) =>
      value === undefined || !isLeaf(value) ? [] : [{ place, value }],
    ),
  );
  if ('fault' in built) return [...wrong, `${at}: ${built.fault}`];
  if (equalJson(built.value, state)) return wrong;
  return [...wrong, `${at}: the ledger says ${shown(built.value)}, the fold ${shown(state)}`];
}

const isWithin = ({ from, to }: Interval, version: bigint): boolean =>
  from <= version && (to === null || version < to);

function boundaries(
  { place, intervals }: PlaceHistory,
  moments: readonly Moment[],
): readonly string[] {
  const where = JSON.stringify(place);
  const versions = new Set(moments.map(({ event }) => event.version));
  const first = moments[0]?.event.version;
  const faults = intervals[0]?.from === first ? [] : [`${where} does not begin with the stream`];
  return intervals.reduce((found, { from, to, value }, index) => {
    const next = intervals[index + 1];
    if (!versions.has(from)) found.push(`${where} begins at v${String(from)}, which is no event`);
    if (to !== (next?.from ?? null)) found.push(`${where} has a hole at v${String(to)}`);
    if (next !== undefined && equalJson(read(value), read(next.value))) {
      found.push(`${where} has a boundary without a difference at v${String(to)}`);
    }
    return found;
  }, faults);
}

function read(text: string | null): JsonValue | undefined {
  const parsed = text === null ? null : parseJson(text);
  return parsed?.ok === true ? parsed.value : undefined;
}

const shown = (value: JsonValue | undefined): string =>
  value === undefined ? 'nothing' : printJson(value);

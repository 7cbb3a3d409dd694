import { parseMoment, type Moment } from '@/lib/time/moment.ts';
import type { Period } from '@/lib/time/period.ts';
import type { Scopes } from '../syntax.ts';
import { startOf, timeOf, type Clock } from '../time-value.ts';

/** Where a query looks beside the events themselves. */
export interface Frame {
  /** Moment of `state.`; null: just after the event. */
  readonly at: Moment | null;
  readonly during: Period;
}

export const frameOf = ({ at, during }: Scopes, clock: Clock): Frame => ({
  at: at === null ? null : momentOf(at.text, clock),
  during: during === null ? { from: null, to: null } : periodOf(during, clock),
});

/** `v42`, `p1001` or a time; a shortened time is its start, as in the address of a page. */
function momentOf(text: string, clock: Clock): Moment {
  const time = timeOf({ kind: 'word', text }, clock);
  if (time.ok) return { kind: 'time', time: startOf(time.time) };
  const moment = parseMoment(text, clock.zone);
  return moment.ok ? moment.moment : { kind: 'head' };
}

/** From the start of the first to the end of the last. */
function periodOf({ from, to }: NonNullable<Scopes['during']>, clock: Clock): Period {
  const [first, last] = [timeOf(from, clock), timeOf(to, clock)];
  const end = last.ok && last.time.kind === 'period' ? last.time.to : null;
  return {
    from: first.ok ? startOf(first.time) : null,
    to: end ?? (last.ok ? startOf(last.time) : null),
  };
}

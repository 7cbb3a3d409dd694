import type { CheckOfManyView, ReducerCheckView, ReducerChecksView } from '@/lib/api/reducers.ts';
import { purityTold, twiceTold } from './check-words.ts';

/** The checks of a reducer on one stream of several. */
export interface StreamChecks {
  readonly stream: string;
  readonly checks: Pick<ReducerChecksView, 'purity' | 'twice'>;
}

type Named = 'purity' | 'twice';

/** What the checks say of several streams: where one does not hold first, else that it holds in all of them. */
export function checksOfMany(
  all: readonly StreamChecks[],
  claimed: boolean,
): Readonly<Record<Named, CheckOfManyView>> {
  return {
    purity: inAll(all, 'purity', (events) => purityTold(events, null)),
    twice: inAll(all, 'twice', (asked) => twiceTold([], { asked, claimed })),
  };
}

function inAll(
  all: readonly StreamChecks[],
  name: Named,
  held: (events: number) => ReducerCheckView,
): CheckOfManyView {
  const events = all.reduce((sum, { checks }) => sum + checks[name].events, 0);
  const [first, ...others] = all.filter(({ checks }) => isBroken(checks[name]));
  if (first === undefined) return { ...held(events), stream: null };
  const { outcome, detail, at } = first.checks[name];
  return {
    outcome,
    detail: `${detail}${furtherWords(others.length)}`,
    at,
    events,
    stream: first.stream,
  };
}

const isBroken = ({ outcome }: ReducerCheckView): boolean =>
  outcome === 'fails' || outcome === 'unclaimed';

const furtherWords = (streams: number): string =>
  streams === 0 ? '' : ` So in ${streams} further ${streams === 1 ? 'stream' : 'streams'}.`;

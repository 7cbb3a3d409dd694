import 'server-only';
import type { Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { beliefMoments, BeliefRow, type Belief } from '@/lib/fold/beliefs.ts';
import type { FoldFacts } from '@/lib/fold/fold.ts';
import { lateSeconds } from '@/lib/fold/late.ts';
import { FieldIntervals } from '@/lib/fold/intervals.ts';
import { twoClocks, type TwoClocks } from '@/lib/fold/two-clocks.ts';
import { printPath, type Path } from '@/lib/json/path.ts';
import { fieldHistory } from './internal-field.ts';
import { foldGiven, lackingFacts, missingVersions, wholeStream } from './internal-happened.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** A larger table nobody reads. */
const mostMoments = 8;

export interface Beliefs {
  readonly path: string;
  readonly abouts: readonly Instant[];
  readonly rows: readonly {
    /** The newest event that is known of. */
    readonly known: RecordedEvent;
    /** When the next row's event was recorded; null: this is what is known now. */
    readonly until: Instant | null;
    readonly beliefs: readonly Belief[];
  }[];
  /** Events that changed the path and have no row. */
  readonly further: number;
  readonly missing: readonly string[];
  readonly facts: FoldFacts;
}

interface Asked {
  readonly path: Path;
  readonly signal: AbortSignal;
}

/** What was believed about a path on some moments about others. */
export async function beliefsAbout(folded: StreamFold, asked: Asked): Promise<Beliefs> {
  const { path, signal } = asked;
  const events = await wholeStream(folded, signal);
  const clocks = twoClocks(events);
  const { touching, facts } = await touchingIn(folded, { events, clocks }, asked);
  const late = new Set(touching.filter((index) => isLate(events[index], clocks, index)));
  const moments = beliefMoments(clocks, touching, { late, most: mostMoments });
  const rows: Beliefs['rows'][number][] = [];
  for (const [at, index] of moments.knowns.entries()) {
    const known = events[index];
    if (known === undefined) continue;
    const row = new BeliefRow(path, moments.abouts);
    const order = clocks.order.filter((each) => each <= index);
    await foldGiven(folded, ofIndexes(events, order), {
      signal,
      tell(event, { state, changes }, place) {
        const happening = clocks.happenings[order[place] ?? -1] ?? { at: null };
        row.take({ event, state, changes }, happening);
      },
    });
    const next = events[moments.knowns[at + 1] ?? -1];
    rows.push({ known, until: next?.recordedAt ?? null, beliefs: row.end() });
  }
  const missing = missingVersions(events, folded.store.capabilities.firstVersion);
  return {
    ...{ path: printPath(path), abouts: moments.abouts, rows, missing },
    facts: lackingFacts(facts, missing),
    further: moments.further,
  };
}

const ofIndexes = (
  events: readonly RecordedEvent[],
  indexes: readonly number[],
): readonly RecordedEvent[] => indexes.flatMap((index) => events[index] ?? []);

/** Recorded long after it happened, or after something that happened later. */
function isLate(event: RecordedEvent | undefined, clocks: TwoClocks, index: number): boolean {
  return event !== undefined && (clocks.overtaken[index] !== null || lateSeconds(event) !== null);
}

/** The events that changed the path, in the one order or the other. */
async function touchingIn(
  folded: StreamFold,
  { events, clocks }: { readonly events: readonly RecordedEvent[]; readonly clocks: TwoClocks },
  { path, signal }: Asked,
) {
  const recorded = await fieldHistory(folded, path, signal);
  const happened = new FieldIntervals(path);
  const { facts } = await foldGiven(folded, ofIndexes(events, clocks.order), {
    signal,
    tell(event, { state, changes }) {
      happened.take({ event, state, changes });
    },
  });
  const versions = new Set([...recorded.intervals, ...happened.intervals].map(({ from }) => from));
  const touching = events.flatMap(({ version }, index) =>
    versions.has(version) && events[index - 1]?.version !== version ? [index] : [],
  );
  return { touching, facts };
}

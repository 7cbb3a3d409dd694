import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, position, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { EventReading } from '@/lib/query/evaluate/event-reading.ts';
import { logSurroundings } from '@/lib/query/evaluate/log-surroundings.ts';
import type { Surroundings } from '@/lib/query/evaluate/surroundings.ts';
import { narrowQuery } from '@/lib/query/narrow/narrow-query.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import { indexedEvent } from '@/server/index/indexed-event.ts';
import { openToWrite } from '@/server/index/sqlite/open-file.ts';
import { indexLog } from '@/server/index/testing/index-events.ts';
import { everything, walkLog } from '@/server/stores/conformance/suite.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { indexedPart } from '../internal-indexed.ts';
import type { IndexedPart, IndexedRequest } from '../internal-indexed-part.ts';
import { Judge } from '../internal-judge.ts';
import { planOf } from '../internal-plan.ts';
import type { ScanStep, Tally } from '../internal-scan.ts';
import { recentPart } from '../internal-recent-part.ts';
import { searchLog } from '../internal-search-log.ts';
import { nothingYet } from '../internal-store-search.ts';
import type { IndexedParts } from '../internal-stretches.ts';

const clock = { now: instant('2026-01-01T00:04:00Z'), zone: 'UTC' };
const { signal } = new AbortController();
const service = 'x';

/** How a search is cut into pages, and which index it is given. */
export interface Pages {
  readonly limit: number;
  readonly events: number;
  /** Index of half the log, of all of it, or one of its beginning and one of its end. */
  readonly index: 'half' | 'whole' | 'ends';
}

type Indexes = Readonly<Record<Pages['index'] | 'recent', SearchIndex>>;

export interface Answer {
  readonly ids: readonly string[];
  readonly unreadable: number;
}

/** A log in a store, read and indexed once, so that many questions can be put to it. */
export class EngineLog {
  readonly store: EventStore;
  readonly log: readonly RecordedEvent[];
  /** Questions of which the store answers a part, and those an index has a part in. */
  readonly seen = { pushed: 0, indexed: 0 };
  readonly #around: Surroundings;
  readonly #indexes: Indexes;
  readonly #folder: string;

  private constructor(
    { store, log }: Pick<EngineLog, 'store' | 'log'>,
    folder: string,
    indexes: Indexes,
  ) {
    this.store = store;
    this.log = log;
    this.#folder = folder;
    this.#indexes = indexes;
    this.#around = logSurroundings(log, inferredReducer, this.#compare);
  }

  static async of(store: EventStore): Promise<EngineLog> {
    const log = await walkLog(store, everything);
    const folder = mkdtempSync(join(tmpdir(), 'backstory-engines-'));
    const made = async (name: keyof Indexes, covered: number) => {
      const index = openToWrite({ folder, store: name, identity: 'engines' });
      await indexLog(index, log.slice(0, covered), { batch: 50 });
      return index;
    };
    const half = await made('half', Math.ceil(log.length / 2));
    const whole = await made('whole', log.length);
    const ends = await made('ends', Math.ceil(log.length / 4));
    const recent = openToWrite({ folder, store: 'ends', identity: 'engines', recent: true });
    const newest = log.slice(Math.floor(log.length / 2), -2);
    const resume = newest.at(-1)?.position;
    if (resume != null) await recent.append({ events: newest.map(indexedEvent), resume });
    return new EngineLog({ store, log }, folder, { half, whole, ends, recent });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#indexes).map((index) => index.close()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What the definition of the language says, newest first. */
  evaluated(asked: Query): Answer {
    const judge = compileQuery(asked, { clock, comparePositions: this.#compare, service });
    const truths = this.log.map((event) => judge(new EventReading(event), this.#around));
    return {
      ids: this.log.flatMap(({ id }, at) => (truths[at] === true ? [id] : [])).toReversed(),
      unreadable: truths.filter((truth) => truth === 'unknown').length,
    };
  }

  pushed(asked: Query, pages: Pages): Promise<Answer> {
    return this.#paged(asked, pages, { part: null, recent: null });
  }

  /** Null where the index is no help. */
  async indexed(asked: Query, pages: Pages): Promise<Answer | null> {
    const { store } = this;
    const plan = planOf(asked, { store, service, clock });
    const request = { store, index: this.#indexes[pages.index], plan };
    const { part } = await indexedPart({ ...request, head: this.#head }, signal);
    if (plan.filter.all.length > 0) this.seen.pushed += 1;
    const recent = pages.index === 'ends' ? await this.#recent(request, part) : null;
    if (part === null && recent === null) return null;
    this.seen.indexed += 1;
    return this.#paged(asked, pages, { part, recent });
  }

  /** All pages of a search, each gone on with where the one before ended. */
  async #paged(asked: Query, { limit, events }: Pages, parts: IndexedParts) {
    const { store } = this;
    const head = this.#head;
    const judge = new Judge(planOf(asked, { store, service, clock }), { store, head, signal });
    const ids: string[] = [];
    let [after, tally]: [Position | null, Tally] = [null, nothingYet];
    for (;;) {
      const place = { store, judge, signal, after, tally, head, until: null };
      const sizes = { limit, events, milliseconds: 60_000 };
      const end = await takeAll(searchLog({ ...place, ...sizes }, parts), ids);
      ({ tally, next: after } = end);
      if (after === null) return { ids, unreadable: tally.unreadable };
    }
  }

  async #recent(
    { store, plan }: Pick<IndexedRequest, 'store' | 'plan'>,
    whole: IndexedPart | null,
  ): Promise<IndexedPart | null> {
    const narrowing = narrowQuery(plan.query, plan.context);
    if (narrowing.kind === 'all') return null;
    const index = this.#indexes.recent;
    const request = { store, plan, index, narrowing, whole, head: this.#head };
    return (await recentPart(request, signal)).part;
  }

  get #head(): Position {
    const head = this.log.at(-1)?.position;
    if (head == null) throw new Error('An empty log has no head.');
    return head;
  }

  readonly #compare = (a: string, b: string): number =>
    this.store.comparePositions(position(a), position(b));
}

async function takeAll(steps: AsyncIterable<ScanStep>, ids: string[]) {
  for await (const step of steps) {
    if (step.kind === 'hits') ids.push(...step.events.map(({ id }) => id));
    else if (step.kind === 'end') return step;
  }
  throw new Error('A search ends with its end.');
}

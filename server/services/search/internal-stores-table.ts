import 'server-only';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import type { OpenLane } from './internal-lanes.ts';
import type { Told } from './internal-merge.ts';
import { SearchTable, type ShownTable } from './internal-table.ts';

/** What the steps of a search make of the matches of several stores. */
export class StoresTable {
  readonly #table: SearchTable;
  #lanes: ReadonlyMap<string, OpenLane> = new Map();
  readonly #stores = new WeakMap<RecordedEvent, string>();

  constructor(query: Query, lanes: readonly OpenLane[], clock: Clock) {
    // Only a search of one store is sorted by position, and then in the order of that store.
    const [first] = lanes.flatMap(({ part }) => part ?? []);
    const comparePositions = first?.plan.context.comparePositions ?? (() => Number.NaN);
    this.#table = new SearchTable(query, { clock, service: null, comparePositions });
    this.goOn(lanes);
  }

  /** Takes events of these lanes from now on. */
  goOn(lanes: readonly OpenLane[]): void {
    this.#lanes = new Map(lanes.map((open) => [open.lane.store, open]));
  }

  async take(told: readonly Told[]): Promise<void> {
    for (const { lane, event } of told) {
      const judge = this.#lanes.get(lane.store)?.part?.scan?.judge;
      if (judge === undefined) throw new Error(`${lane.store} told an event without being asked.`);
      this.#stores.set(event, lane.store);
      await this.#table.take(judge, [event]);
    }
  }

  isDue(last: boolean): boolean {
    return this.#table.isDue(last);
  }

  shown(policy: MaskingPolicy): ShownTable {
    return this.#table.shown(policy);
  }

  storeOf(event: RecordedEvent): string {
    return this.#stores.get(event) ?? '';
  }
}

import { showShare } from '@/components/ui/show-count.ts';
import type { TypeView } from '@/lib/api/stores.ts';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';

export const typeOrders = ['events', 'name', 'last', 'first'] as const;
export type TypeOrder = (typeof typeOrders)[number];

export interface TypeRow extends TypeView {
  readonly key: string;
  /** Of all events that were examined. */
  readonly share: string | null;
  /** 0–1 relative to the most frequent. */
  readonly part: number;
}

interface Wanted {
  /** Part of the name, in any case. */
  readonly text: string;
  readonly order: TypeOrder;
}

/** The types whose name holds the text, in the order asked for; shares are of all types. */
export function typeRows(types: readonly TypeView[], { text, order }: Wanted): readonly TypeRow[] {
  const whole = types.reduce((sum, { count }) => sum + BigInt(count), 0n);
  const largest = types.reduce((most, { count }) => larger(most, BigInt(count)), 0n);
  const wanted = text.trim().toLowerCase();
  return types
    .filter(({ type }) => type.toLowerCase().includes(wanted))
    .map((type) => ({
      ...type,
      key: JSON.stringify([type.category, type.type]),
      share: showShare(BigInt(type.count), whole),
      part: largest === 0n ? 0 : Number((BigInt(type.count) * 1000n) / largest) / 1000,
    }))
    .sort((a, b) => comparing[order](a, b) || byName(a, b));
}

const larger = (a: bigint, b: bigint): bigint => (a < b ? b : a);

const byName = (a: TypeView, b: TypeView): number =>
  a.type === b.type
    ? (a.category ?? '').localeCompare(b.category ?? '')
    : a.type.localeCompare(b.type);

const comparing: Readonly<Record<TypeOrder, (a: TypeView, b: TypeView) => number>> = {
  events: (a, b) => sign(BigInt(b.count) - BigInt(a.count)),
  name: byName,
  last: (a, b) => newestFirst(a.lastSeen, b.lastSeen),
  first: (a, b) => newestFirst(a.firstSeen, b.firstSeen),
};

const sign = (difference: bigint): number => (difference === 0n ? 0 : difference < 0n ? -1 : 1);

/** What has no time comes last. */
function newestFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareInstants(instant(b), instant(a));
}

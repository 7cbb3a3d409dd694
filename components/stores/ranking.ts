import type { DescriptionView } from '@/lib/api/stores.ts';
import { showShare } from '@/components/ui/show-count.ts';

export interface Ranked {
  readonly name: string | null;
  readonly category: string | null;
  readonly events: string;
  readonly streams: string | null;
  /** Of all examined events; null where there are none. */
  readonly share: string | null;
  /** 0–1 relative to the largest. */
  readonly part: number;
}

/** Categories by events, largest first; each says what part of all events it holds. */
export function rankCategories({ categories }: DescriptionView): readonly Ranked[] {
  return rank(
    categories.map(({ category, events, streams }) => ({
      name: category,
      category,
      events,
      streams,
    })),
  );
}

/** The largest types, and how many more there are. */
export function rankTypes({ types }: DescriptionView, most: number) {
  const all = rank(
    types.map(({ type, category, count }) => ({
      name: type,
      category,
      events: count,
      streams: null,
    })),
  );
  return { top: all.slice(0, most), more: Math.max(0, all.length - most) };
}

type Counted = Omit<Ranked, 'share' | 'part'>;

function rank(items: readonly Counted[]): readonly Ranked[] {
  const sorted = [...items].sort((a, b) => byEvents(a, b));
  const whole = sorted.reduce((sum, { events }) => sum + BigInt(events), 0n);
  const largest = BigInt(sorted[0]?.events ?? '0');
  return sorted.map((item) => ({
    ...item,
    share: showShare(BigInt(item.events), whole),
    part: largest === 0n ? 0 : Number((BigInt(item.events) * 1000n) / largest) / 1000,
  }));
}

function byEvents(a: Counted, b: Counted): number {
  const [left, right] = [BigInt(a.events), BigInt(b.events)];
  if (left !== right) return left < right ? 1 : -1;
  return (a.name ?? '') < (b.name ?? '') ? -1 : 1;
}

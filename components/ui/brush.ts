/** Bars picked one after the other: from where the picking began to where it stands. */
export interface Brush {
  readonly anchor: number;
  readonly cursor: number;
}

interface Press {
  readonly key: string;
  /** True where the picked time is to grow or shrink instead of moving on. */
  readonly extend: boolean;
}

/** The brush over so many bars after a key; null when the key means nothing to it. */
export function brushAfter({ key, extend }: Press, brush: Brush | null, count: number) {
  const target = targetOf(key, brush?.cursor ?? null, count);
  if (target === null || count === 0) return null;
  const cursor = Math.min(count - 1, Math.max(0, target));
  return { anchor: extend && brush !== null ? brush.anchor : cursor, cursor } satisfies Brush;
}

/** Without a place yet, the newest bar is the first to the left and the oldest to the right. */
function targetOf(key: string, cursor: number | null, count: number): number | null {
  const page = Math.max(1, Math.round(count / 10));
  const [left, right] = [cursor ?? count, cursor ?? -1];
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: left - 1,
    ArrowRight: right + 1,
    PageDown: left - page,
    PageUp: right + page,
    Home: 0,
    End: count - 1,
  };
  return Object.hasOwn(targets, key) ? (targets[key] ?? null) : null;
}

/** How one operation compares with the limit measured beside it, in the same run. */
export interface Finding {
  readonly operation: string;
  readonly state: 'cold' | 'warm';
  /** What the limit is, in words: `same SQL, bare driver`. */
  readonly limitName: string;
  /** Medians, in milliseconds unless `unit` says otherwise; the limit is null where the budget is not a ratio. */
  readonly limit: number | null;
  readonly ours: number;
  readonly unit?: 'MB';
  readonly ratio: number | null;
  readonly budget: string;
  readonly met: boolean;
  readonly runs: number;
}

export interface Comparison {
  readonly operation: string;
  readonly state: 'cold' | 'warm';
  readonly limitName: string;
  readonly limit: () => Promise<unknown>;
  readonly ours: () => Promise<unknown>;
  /** How many times the work of the limit is done by ours; 1 where it is not said. */
  readonly scale?: number;
  /** Largest allowed ratio of ours to the limit. */
  readonly ratio: number;
  /** Milliseconds that ours may take beyond the ratio, for what the limit cannot have (HTTP). */
  readonly slack?: number;
  readonly runs: number;
}

/** Runs limit and operation by turns, so that both meet the same machine, and compares the medians. */
export async function compare(comparison: Comparison): Promise<Finding> {
  const { operation, state, limitName, ratio, slack = 0, scale = 1, runs } = comparison;
  const limits: number[] = [];
  const times: number[] = [];
  for (let run = 0; state === 'warm' && run < warmUps(runs); run += 1) {
    await comparison.limit();
    await comparison.ours();
  }
  for (let run = 0; run < runs; run += 1) {
    limits.push(await time(comparison.limit));
    times.push(await time(comparison.ours));
  }
  const [limit, ours] = [scale * median(limits), median(times)];
  return {
    operation,
    state,
    limitName,
    limit,
    ours,
    ratio: ours / limit,
    budget: `≤ ${ratio}×${slack > 0 ? ` + ${slack} ms` : ''}`,
    met: ours <= limit * ratio + slack,
    runs,
  };
}

/** Compiled code and filled caches are what warm means. */
const warmUps = (runs: number): number => Math.ceil(runs / 5);

export interface Ceiling {
  readonly operation: string;
  readonly state: 'cold' | 'warm';
  readonly ours: (run: number) => Promise<unknown>;
  readonly most: number;
  readonly runs: number;
}

/** For budgets in milliseconds: the p95 of the runs against the ceiling. */
export async function ceiling(asked: Ceiling): Promise<Finding> {
  const times: number[] = [];
  for (let run = 0; asked.state === 'warm' && run < warmUps(asked.runs); run += 1) {
    await asked.ours(run);
  }
  for (let run = 0; run < asked.runs; run += 1) times.push(await time(() => asked.ours(run)));
  return observed({ ...asked, times });
}

export interface Observed extends Pick<Ceiling, 'operation' | 'state' | 'most'> {
  /** Milliseconds. */
  readonly times: readonly number[];
}

/** As `ceiling`, for times that were taken elsewhere. */
export function observed({ operation, state, most, times }: Observed): Finding {
  const ours = quantile(times, 0.95);
  return {
    ...{ operation, state },
    limitName: 'p95',
    limit: null,
    ours,
    ratio: null,
    budget: `≤ ${most} ms`,
    met: ours <= most,
    runs: times.length,
  };
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Linear interpolation between the neighbours; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

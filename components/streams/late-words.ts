interface Late {
  readonly late: { readonly count: number; readonly marks: readonly unknown[] };
  readonly done: boolean;
}

/**
 * What the hands on the rail mean and how many there are, for those who cannot see them as well; null
 * where nothing that is folded was recorded late.
 */
export function lateWords({ late, done }: Late): string | null {
  const { count, marks } = late;
  if (count === 0) return null;
  const [one, them] = count === 1 ? ['event was', 'it'] : ['events were', 'they'];
  const number = `${count.toLocaleString('en')} ${one} recorded late${done ? '' : ' so far'}`;
  const shared = marks.length < count ? ' Those close together share a mark.' : '';
  return `◂ ${number}: an hour or more after ${them} happened, or after what happened later.${shared}`;
}

import type { z } from 'zod';
import type { readLater } from '@/lib/api/later.ts';
import type { Place } from './place.ts';

type Later = z.infer<(typeof readLater)['response']>;

/** What the pinned moment leaves out of a store. */
export function laterWords({ later, complete, skewed, recordedAt }: Later): string {
  const count = `${complete ? '' : 'more than '}${later.toLocaleString('en')}`;
  const words =
    later === 0
      ? '— nothing was recorded later'
      : `— ${count} later ${later === 1 ? 'event is' : 'events are'} not shown`;
  const before = recordedAt === null && later > 0 ? '; the store was empty' : '';
  const order = skewed ? '; clocks ran backwards nearby, so the order of the log decides' : '';
  return words + before + order;
}

/** What a screen cannot show as it was then; null where it shows everything so. */
export function limitsOf({ store, section }: Pick<Place, 'store' | 'section'>): string | null {
  if (section === 'stores') return 'This list shows connections and health of now.';
  if (section === 'reducers') return 'Reducers are those saved by now.';
  if (section === 'live') return 'Nothing arrives in the past: go back to now to follow the log.';
  if (section === 'search' || section === 'search-all') return 'Searched without the index.';
  return store !== null && section === 'overview' ? 'Health is that of now.' : null;
}

import { describe, expect, it } from 'vitest';
import { eventId, version } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { beginningOf } from './beginning-of.ts';

const events = (...versions: readonly number[]) =>
  versions.map((each, index) => sampleEvent(each, { id: eventId(`e${index}`) }));
const shown = (limit: number, ...versions: readonly number[]) => {
  const { items, next } = beginningOf(events(...versions), limit);
  return [items.map(({ id }) => id), next];
};

describe('the first page of a stream', () => {
  it('is all there is, in the order of versions', () => {
    expect(shown(5, 2, 1, 3)).toEqual([['e1', 'e0', 'e2'], null]);
    expect(shown(3, 1, 2, 3)).toEqual([['e0', 'e1', 'e2'], null]);
    expect(shown(3)).toEqual([[], null]);
  });

  it('ends with the last whole version that it has room for', () => {
    expect(shown(2, 1, 2, 3)).toEqual([['e0', 'e1'], version(2n)]);
  });

  it('keeps together what claims one version, in the order given', () => {
    expect(shown(2, 1, 2, 2, 3)).toEqual([['e0', 'e1', 'e2'], version(2n)]);
  });

  it('goes on where all beyond it claim its last version, because more may follow', () => {
    expect(shown(2, 1, 2, 2)).toEqual([['e0', 'e1', 'e2'], version(2n)]);
  });
});

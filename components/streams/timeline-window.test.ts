import { describe, expect, it } from 'vitest';
import { sampleEvent } from './sample-events.ts';
import {
  covers,
  newerParam,
  olderParam,
  pageRanges,
  windowEvents,
  type PageParam,
  type WindowPage,
} from './timeline-window.ts';

function page(param: PageParam, versions: readonly number[], next: string | null): WindowPage {
  return { param, items: versions.map((version) => sampleEvent(version)), next, head: '64' };
}

const around = page({ kind: 'around', at: 'v41' }, [41, 40, 39], 'c-older');
const older = page({ kind: 'older', cursor: 'c-older' }, [38, 37], null);
const newer = page({ kind: 'newer-from', at: 'v42' }, [42, 43], 'c-newer');

describe('the window of a timeline', () => {
  it('puts pages read in either direction in order of version', () => {
    const events = windowEvents([newer, around, older]);
    expect(events.map((event) => event.version)).toStrictEqual([
      ...['37', '38', '39', '40', '41', '42', '43'],
    ]);
    expect(pageRanges([newer, around, older])).toStrictEqual([
      { from: '42', to: '43' },
      { from: '39', to: '41' },
      { from: '37', to: '38' },
    ]);
  });

  it('goes on to older events until the stream begins', () => {
    expect(olderParam(around)).toStrictEqual({ kind: 'older', cursor: 'c-older' });
    expect(olderParam(older)).toBeUndefined();
  });

  it('goes on to newer events until the head', () => {
    expect(newerParam(around)).toStrictEqual({ kind: 'newer-from', at: 'v42' });
    expect(newerParam(newer)).toStrictEqual({ kind: 'newer', cursor: 'c-newer' });
    expect(newerParam(page({ kind: 'around', at: null }, [64, 63], null))).toBeUndefined();
    expect(newerParam(page({ kind: 'around', at: 'v0' }, [], null))).toBeUndefined();
  });

  it('knows what it covers', () => {
    const events = windowEvents([around]);
    expect(covers(events, 40n)).toBe(true);
    expect(covers(events, 42n)).toBe(false);
    expect(covers([], 42n)).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { mostRuns, mostWorkers } from '@/lib/sandbox/budgets.ts';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { inSlot, leaveSlots, workersAlive } from './slots.ts';

beforeEach(() => {
  forgetInProcess('sandbox-slots');
});

/** Somebody with a worker, who notes its end. */
function resident(name: string, ended: string[]) {
  return {
    rest: () => {
      ended.push(name);
      return Promise.resolve();
    },
  };
}

/** Work that goes on until it is let go. */
function longWork() {
  let letGo = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    work: () => done,
    letGo: () => {
      letGo();
    },
  };
}

const nothing = (): Promise<void> => Promise.resolve();

describe('the places of sandboxes', () => {
  it('are few, and whoever comes later waits', async () => {
    const ended: string[] = [];
    const works = Array.from({ length: mostRuns + 1 }, longWork);
    const began: number[] = [];
    const runs = works.map(({ work }, index) =>
      inSlot(resident(String(index), ended), () => {
        began.push(index);
        return work();
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(began).toEqual([0, 1]);
    works[0]?.letGo();
    await runs[0];
    await new Promise((resolve) => setImmediate(resolve));
    expect(began).toEqual([0, 1, 2]);
    for (const { letGo } of works) letGo();
    await Promise.all(runs);
  });

  it('leave no more workers alive than there may be: the one that has rested longest is ended', async () => {
    const ended: string[] = [];
    const all = Array.from({ length: mostWorkers }, (_, index) => resident(String(index), ended));
    for (const each of all) await inSlot(each, nothing);
    const [first] = all;
    if (first !== undefined) await inSlot(first, nothing);
    expect(ended).toEqual([]);
    await inSlot(resident('another', ended), nothing);
    expect(ended).toEqual(['1']);
    expect(workersAlive()).toBe(mostWorkers);
  });

  it('never end a worker that is at work', async () => {
    const ended: string[] = [];
    const { work, letGo } = longWork();
    const busy = inSlot(resident('busy', ended), work);
    for (let index = 0; index <= mostWorkers; index += 1) {
      await inSlot(resident(String(index), ended), nothing);
    }
    expect(ended).toEqual(['0', '1']);
    letGo();
    await busy;
  });

  it('count nobody who has left', async () => {
    const one = resident('one', []);
    await inSlot(one, nothing);
    leaveSlots(one);
    expect(workersAlive()).toBe(0);
  });
});

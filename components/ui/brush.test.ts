import { describe, expect, it } from 'vitest';
import { brushAfter } from './brush.ts';

const press = (key: string, extend = false) => ({ key, extend });

describe('the brush over bars', () => {
  it('begins with the newest bar to the left and the oldest to the right', () => {
    expect(brushAfter(press('ArrowLeft'), null, 10)).toEqual({ anchor: 9, cursor: 9 });
    expect(brushAfter(press('ArrowRight'), null, 10)).toEqual({ anchor: 0, cursor: 0 });
  });

  it('moves by one bar, and grows by one with Shift', () => {
    const brush = { anchor: 4, cursor: 4 };
    expect(brushAfter(press('ArrowLeft'), brush, 10)).toEqual({ anchor: 3, cursor: 3 });
    expect(brushAfter(press('ArrowRight', true), brush, 10)).toEqual({ anchor: 4, cursor: 5 });
    expect(brushAfter(press('Home', true), brush, 10)).toEqual({ anchor: 4, cursor: 0 });
  });

  it('stays among the bars', () => {
    expect(brushAfter(press('ArrowLeft'), { anchor: 0, cursor: 0 }, 10)?.cursor).toBe(0);
    expect(brushAfter(press('PageUp'), { anchor: 8, cursor: 8 }, 100)?.cursor).toBe(18);
    expect(brushAfter(press('PageUp'), { anchor: 98, cursor: 98 }, 100)?.cursor).toBe(99);
    expect(brushAfter(press('End'), null, 3)?.cursor).toBe(2);
  });

  it('hears no other key, and none where there are no bars', () => {
    expect(brushAfter(press('x'), null, 10)).toBeNull();
    expect(brushAfter(press('Home'), null, 0)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from '../conformance/suite.ts';
import { PageFits } from './page-fits.ts';

describe('how many events fit into a page', () => {
  it('is what was asked for where nothing was ever cut', () => {
    const fits = new PageFits();
    fits.learn('a', { asked: 100, kept: 100, cut: false });
    expect(fits.most('a', reading({ limit: 500 }))).toBe(500);
  });

  it('is what a cut page had room for', () => {
    const fits = new PageFits();
    fits.learn('a', { asked: 100, kept: 4, cut: true });
    expect(fits.most('a', reading({ limit: 100 }))).toBe(4);
    expect(fits.most('b', reading({ limit: 100 }))).toBe(100);
  });

  it('is what was asked for where payloads are left out', () => {
    const fits = new PageFits();
    fits.learn('a', { asked: 100, kept: 4, cut: true });
    expect(fits.most('a', reading({ limit: 100, payload: 'omit' }))).toBe(100);
  });

  it('grows again while pages hold', () => {
    const fits = new PageFits();
    fits.learn('a', { asked: 100, kept: 4, cut: true });
    fits.learn('a', { asked: 4, kept: 4, cut: false });
    expect(fits.most('a', reading({ limit: 100 }))).toBe(8);
  });

  it('does not grow by pages that asked for less', () => {
    const fits = new PageFits();
    fits.learn('a', { asked: 100, kept: 40, cut: true });
    fits.learn('a', { asked: 2, kept: 2, cut: false });
    expect(fits.most('a', reading({ limit: 100 }))).toBe(40);
  });

  it('asks for at least one event and never for more than wanted', () => {
    const page = fc.record({ asked: fc.nat(500), kept: fc.nat(500), cut: fc.boolean() });
    fc.assert(
      fc.property(fc.array(page), fc.integer({ min: 1, max: 500 }), (pages, wanted) => {
        const fits = new PageFits();
        for (const each of pages) fits.learn('a', each);
        const most = fits.most('a', reading({ limit: wanted }));
        expect(most).toBeGreaterThanOrEqual(1);
        expect(most).toBeLessThanOrEqual(wanted);
      }),
    );
  });

  it('forgets the place that was cut longest ago when there are many', () => {
    const fits = new PageFits();
    for (let n = 0; n < 65; n += 1) fits.learn(`s${n}`, { asked: 100, kept: 1, cut: true });
    expect(fits.most('s0', reading({ limit: 100 }))).toBe(100);
    expect(fits.most('s1', reading({ limit: 100 }))).toBe(1);
  });
});

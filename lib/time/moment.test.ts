import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { position, version } from '@/lib/events/ids.ts';
import { parseMoment, printMoment, type Moment } from './moment.ts';
import { finite, printPoint } from './time-point.ts';

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.constant<Moment>({ kind: 'head' }),
  fc.constant<Moment>({ kind: 'previous' }),
  fc.bigInt({ min: -5n, max: 2n ** 63n - 1n }).map((number): Moment => ({
    kind: 'version',
    version: version(number),
  })),
  fc
    .stringMatching(/^[A-Za-z0-9._-]+$/)
    .filter((text) => text !== 'revious')
    .map((text): Moment => ({ kind: 'position', position: position(text) })),
  fc.integer().map((seconds): Moment => ({ kind: 'time', time: printPoint(finite(seconds, '5')) })),
);

describe('a moment in a link', () => {
  it.each([
    ['v42', { kind: 'version', version: 42n }],
    ['v-1', { kind: 'version', version: -1n }],
    ['p1001', { kind: 'position', position: '1001' }],
    ['p0-5_a.b', { kind: 'position', position: '0-5_a.b' }],
    ['previous', { kind: 'previous' }],
    ['2026-03-01', { kind: 'time', time: '2026-03-01T00:00:00Z' }],
    ['2026-03-01T10:15+01:00', { kind: 'time', time: '2026-03-01T09:15:00Z' }],
    ['', { kind: 'head' }],
    [undefined, { kind: 'head' }],
  ])('%s', (text, moment) => {
    expect(parseMoment(text)).toStrictEqual({ ok: true, moment });
  });

  it.each(['42x', 'v', 'vx', 'p', 'p/../x', 'last tuesday', '2026-99', 'v99999999999999999999'])(
    'is refused with an example: %s',
    (text) => {
      expect(parseMoment(text)).toMatchObject({ ok: false });
    },
  );

  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(parseMoment(printMoment(moment))).toStrictEqual({ ok: true, moment });
      }),
    );
  });

  it('takes the reader zone for a time without zone', () => {
    expect(parseMoment('2026-07-01T12:00', 'Europe/Paris')).toMatchObject({
      moment: { time: '2026-07-01T10:00:00Z' },
    });
  });
});

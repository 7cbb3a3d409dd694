import { describe, expect, it } from 'vitest';
import { heldVersion, hold, neighbour, stepped, wrote } from './playhead.ts';

describe('the playhead in a hand', () => {
  it('leads while the URL still names where it came from', () => {
    const held = hold(null, 43n, 'v41');
    expect(heldVersion(held, 'v41')).toBe(43n);
    expect(heldVersion(hold(held, 44n, 'v41'), 'v41')).toBe(44n);
  });

  it('goes on leading while the URL catches up', () => {
    const written = wrote(hold(null, 43n, 'v41'), 'v43');
    expect(heldVersion(written, 'v41')).toBe(43n);
    expect(heldVersion(written, 'v43')).toBe(43n);
    const further = hold(written, 44n, 'v43');
    expect(heldVersion(further, 'v43')).toBe(44n);
  });

  it('gives way when the URL moves elsewhere, as Back does', () => {
    const held = wrote(wrote(hold(null, 43n, 'v41'), 'v43'), 'v50');
    expect(heldVersion(held, 'v41')).toBeNull();
    expect(heldVersion(held, null)).toBeNull();
    expect(hold(held, 12n, 'v11')).toStrictEqual({ version: 12n, urls: ['v11'] });
  });

  it('leads nothing when there is none', () => {
    expect(heldVersion(null, 'v41')).toBeNull();
  });
});

describe('stepping', () => {
  const stream = { first: 1n, last: 64n };
  it.each([
    [41n, 1n, 42n],
    [64n, 1n, 64n],
    [1n, -1n, 1n],
    [3n, -10n, 1n],
  ])('from %s by %s leads to %s', (from, steps, to) => {
    expect(stepped(from, steps, stream)).toBe(to);
  });
});

describe('the neighbouring change of a field', () => {
  const versions = [1n, 41n, 47n];
  it('lies strictly before or after', () => {
    expect(neighbour(versions, 41n, 'next')).toBe(47n);
    expect(neighbour(versions, 41n, 'previous')).toBe(1n);
    expect(neighbour(versions, 44n, 'previous')).toBe(41n);
    expect(neighbour(versions, 47n, 'next')).toBeNull();
    expect(neighbour([], 47n, 'next')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Setters } from './setters.ts';

describe('setters', () => {
  it('are those of blamed versions, in order', () => {
    const setters = new Setters([]);
    const blame = new Map([
      ['b', version(3n)],
      ['a', version(1n)],
    ]);
    for (const at of [3, 2, 1])
      setters.note(sampleEvent(at, { initiator: `p${String(at)}` }), blame);
    expect(setters.of(blame).map(({ initiator }) => initiator)).toStrictEqual([
      { kind: 'named', name: 'p1' },
      { kind: 'named', name: 'p3' },
    ]);
    expect(setters.of(null)).toStrictEqual([]);
  });

  it('are not read, instead of nobody, where the events came without metadata', () => {
    const setters = new Setters([]);
    setters.note(sampleEvent(1, { metadata: { kind: 'omitted' } }), version(1n));
    expect(setters.of(version(1n))).toMatchObject([{ initiator: { kind: 'not-read' } }]);
  });

  it('survive the forgetting of thousands of others', () => {
    const setters = new Setters([]);
    const blame = new Map([['a', version(7n)]]);
    for (let at = 0; at < 5000; at += 1) setters.note(sampleEvent(at), blame);
    expect(setters.of(blame).map((setter) => setter.version)).toStrictEqual([7n]);
    expect(setters.of(new Map([['a', version(8n)]]))).toStrictEqual([]);
  });
});

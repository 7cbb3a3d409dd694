import { describe, expect, it } from 'vitest';
import { leafBlame, settersByVersion, type Who } from './leaf-blame.ts';
import { sampleState } from './sample-state.ts';

const state = sampleState();
const setters = settersByVersion(state);
const blameOf = (version: string, who?: Who) => {
  const setter = setters.get(version);
  return leafBlame(version, {
    state,
    setter,
    who: who ?? setter?.initiator ?? { kind: 'not-read' },
  });
};
const words = (version: string, who?: Who): string => blameOf(version, who).words;

describe('who set a leaf', () => {
  it('is told with how long before, and by whom', () => {
    expect(words('1')).toBe('v1 · 14 mo before · account-1042');
    expect(words('12')).toBe('v12 · 7 h before');
  });

  it('says when it was this very event', () => {
    expect(blameOf('41')).toMatchObject({
      words: 'v41 · this event · account-1042',
      here: true,
    });
  });

  it('tells everything on hover', () => {
    expect(blameOf('1').title).toBe(
      'Last set by version 1\nAccountRegistered\n2025-02-12T20:14:33Z\ncustomer:account-1042',
    );
  });

  it('is not passed over in silence where it was not read', () => {
    expect(words('7')).toBe('v7 · who?');
    expect(words('12', { kind: 'not-read' })).toBe('v12 · 7 h before · who?');
    expect(blameOf('12', { kind: 'not-read' }).title).toContain('was not read with the state');
  });

  it('says how far reading it has come', () => {
    expect(words('12', { kind: 'reading' })).toBe('v12 · 7 h before · reading …');
    expect(words('12', { kind: 'failed' })).toBe('v12 · 7 h before · not read');
    expect(words('12', { kind: 'named', name: 'support:maria' })).toBe('v12 · 7 h before · maria');
  });

  it('says on hover that the event names nobody, which is another thing', () => {
    expect(blameOf('12').title).toContain('The event does not say who did it.');
  });
});

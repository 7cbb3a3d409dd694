import { describe, expect, it } from 'vitest';
import { engineWords, layoutWords, readOnlyWords, tailWords, timeWords } from './store-words.ts';
import { sampleCard, sampleHealth } from './sample-store.ts';

describe('the words for a store', () => {
  it('name the layout as its makers do, and an unknown one as it is', () => {
    expect(layoutWords(sampleCard({ layout: 'message-db' })).label).toBe('Message DB');
    expect(layoutWords(sampleCard({ layout: 'other' })).label).toBe('other');
  });

  it('say how sure a detection was, and nothing where nothing was detected', () => {
    expect(layoutWords(sampleCard({ confidence: 0.974 })).title).toContain('97 % sure');
    expect(layoutWords(sampleCard({})).title).not.toContain('%');
  });

  it('name the engine even when the store did not answer', () => {
    expect(engineWords(sampleCard({ health: null, engine: 'postgres' }))).toBe('PostgreSQL');
    expect(engineWords(sampleCard({}))).toBe('SQLite 3.51.2');
    expect(engineWords(sampleCard({ health: null, engine: 'ours' }))).toBe('ours');
  });

  it('tell protection by the store from our own restraint', () => {
    expect(readOnlyWords(sampleHealth({ readOnly: 'enforced' })).tone).toBe('green');
    expect(readOnlyWords(sampleHealth({ readOnly: 'requested' }))).toMatchObject({
      tone: 'amber',
      label: 'read-only by our requests only',
    });
    expect(readOnlyWords(null).tone).toBe('red');
  });

  it('say how time and new events are found', () => {
    const { capabilities } = sampleCard({});
    if (capabilities === null) throw new Error('The sample has capabilities.');
    expect(tailWords(capabilities)).toBe('new events are asked for');
    expect(timeWords({ ...capabilities, timeLookup: 'bisected' })).toContain('bisection');
  });
});

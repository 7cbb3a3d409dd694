import { describe, expect, it } from 'vitest';
import { toldInitiator } from './told-initiator.ts';

describe('who did it', () => {
  it('is told wherever the event names it', () => {
    for (const kind of ['json', 'omitted', 'oversized', 'absent'] as const) {
      expect(toldInitiator({ initiator: 'ann', metadata: { kind } })).toStrictEqual({
        kind: 'named',
        name: 'ann',
      });
    }
  });

  it.each(['absent', 'json'] as const)(
    'is nobody where the metadata were read and are %s',
    (kind) => {
      expect(toldInitiator({ initiator: null, metadata: { kind } })).toStrictEqual({
        kind: 'none',
      });
    },
  );

  it.each(['omitted', 'oversized', 'erased', 'binary', 'masked'] as const)(
    'is not known to be nobody where the metadata are %s',
    (kind) => {
      expect(toldInitiator({ initiator: null, metadata: { kind } })).toStrictEqual({
        kind: 'not-read',
      });
    },
  );
});

import type { StateView } from '@/lib/api/streams.ts';

/** A state for tests: Ann's account at version 41. */
export function sampleState(overrides: Partial<StateView> = {}): StateView {
  return {
    moment: { at: 'v41', version: '41', recordedAt: '2026-05-13T04:12:07.481Z', skewed: false },
    state:
      '{"id":"account-1042","email":"a.lee.7731@mail.ru","mfa":{"enabled":true,"method":"totp"}}',
    tombstone: null,
    blame: [
      { path: 'id', version: '1' },
      { path: 'email', version: '41' },
      { path: 'mfa.enabled', version: '12' },
      { path: 'mfa.method', version: '12' },
    ],
    setters: [
      {
        version: '1',
        recordedAt: '2025-02-12T20:14:33Z',
        initiator: { kind: 'named', name: 'customer:account-1042' },
        type: 'AccountRegistered',
      },
      {
        version: '12',
        recordedAt: '2026-05-12T21:07:33Z',
        initiator: { kind: 'none' },
        type: 'MfaEnabled',
      },
      {
        version: '41',
        recordedAt: '2026-05-13T04:12:07.481Z',
        initiator: { kind: 'named', name: 'customer:account-1042' },
        type: 'EmailChanged',
      },
    ],
    changes: [
      { path: 'email', kind: 'changed', before: '"ann@lee.org"', after: '"a.lee.7731@mail.ru"' },
    ],
    fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
    warnings: [],
    ...overrides,
  };
}

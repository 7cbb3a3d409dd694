import type { SandboxEvent } from '@/lib/sandbox/session.mjs';

/** A script with one reducer, `own`, that has this body. */
export const scriptOf = (body: string): string =>
  `var __reducers = { own: { category: 'account', reduce(state, event) { ${body} } } };`;

/** The event at a version, with the given payloads as JSON. */
export const eventFor = (
  version: number,
  data: string | null = '{}',
  metadata: string | null = null,
): SandboxEvent => ({
  facts: JSON.stringify({
    id: `account-1@${version}`,
    streamId: 'account-1',
    type: 'AccountChanged',
    version: String(version),
    recordedAt: '2026-01-02T03:04:05.678901Z',
    at: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  }),
  data,
  metadata,
});

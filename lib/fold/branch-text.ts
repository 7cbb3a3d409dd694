import type { StateView } from '@/lib/api/streams.ts';
import type { ChangeView } from '@/lib/api/views.ts';
import type { WhatIf } from './watermark.ts';

/** What a copy of a branch says: what was departed from, and what came of it. */
export interface CopiedBranch {
  readonly stream: string;
  readonly edits: readonly string[];
  readonly branch: WhatIf<StateView>;
  readonly changes: readonly WhatIf<ChangeView>[];
  readonly divergence: string | null;
}

/** A branch as JSON, its watermark first; every digit of its values as in the state. */
export function branchText({ stream, edits, branch, changes, divergence }: CopiedBranch): string {
  const { watermark, moment, state } = branch;
  const told = changes.map(
    ({ path, before, after }) =>
      `    { "path": ${JSON.stringify(path)}, "happened": ${before ?? 'null'}, "whatIf": ${after ?? 'null'} }`,
  );
  return [
    '{',
    `  "watermark": ${JSON.stringify(watermark)},`,
    `  "stream": ${JSON.stringify(stream)},`,
    `  "version": ${moment.version ?? 'null'},`,
    `  "edits": ${JSON.stringify(edits)},`,
    `  "divergence": ${divergence ?? 'null'},`,
    `  "state": ${state ?? 'null'},`,
    told.length === 0 ? '  "changes": []' : `  "changes": [\n${told.join(',\n')}\n  ]`,
    '}',
    '',
  ].join('\n');
}

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
  const told = changes.map(({ path, before, after }) => {
    const members = [member('path', JSON.stringify(path)), ...sides({ before, after })];
    return `    { ${members.join(', ')} }`;
  });
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

const member = (name: string, json: string): string => `"${name}": ${json}`;

/** A side that had no such field has no member: JSON's null is a value. */
const sides = ({ before, after }: Pick<ChangeView, 'before' | 'after'>): readonly string[] => [
  ...(before === null ? [] : [member('happened', before)]),
  ...(after === null ? [] : [member('whatIf', after)]),
];

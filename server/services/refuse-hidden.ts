import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { placeOf } from '@/lib/masking/place.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { asksWords, fieldsOf } from '@/lib/query/fields-of.ts';
import { printField } from '@/lib/query/parse-field.ts';
import type { Expr, Step } from '@/lib/query/syntax.ts';

/** Where free words are looked for and what a value is looked up in: an answer would tell what stands there. */
const searched = [
  'data',
  'metadata',
  'state',
  'correlation',
  'cause',
  'initiator',
  'tenant',
  'tag',
] as const;

interface Asked {
  readonly expr: Expr | null;
  readonly steps: readonly Step[];
}

/** Throws `forbidden` where a question looks at what its asker may not see: an answer would tell it. */
export function refuseHidden({ expr, steps }: Asked, policy: MaskingPolicy, field: string): void {
  const hidden = fieldsOf({ expr, steps }).find((each) => policy.hides(placeOf(each)));
  if (hidden !== undefined) {
    const words = `You may not see ${printField(hidden)}, so nothing can be asked of it.`;
    throw new AppError('forbidden', words, { field });
  }
  if (expr !== null && asksWords(expr)) refuseSearching(policy, field);
}

/** The same for what is looked for wherever it stands. */
export function refuseSearching(policy: MaskingPolicy, field: string): void {
  const hidden = searched.find((name) => policy.hides({ name, path: [] }));
  if (hidden === undefined) return;
  const words = `You may not see everything in ${hidden}, so it cannot be searched for words or values. Ask for a field that you may see.`;
  throw new AppError('forbidden', words, { field });
}

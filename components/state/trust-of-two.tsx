'use client';

import { ExplainedTags } from '@/components/ui/explained-tags.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { FidelityView } from '@/lib/api/views.ts';
import { fidelityText, fidelityWords } from '@/lib/fold/fidelity-words.ts';
import classes from './state.module.css';

interface Side {
  readonly name: string;
  readonly fidelity: FidelityView;
}

/** How far to trust two states: said once where it is the same, else of each by its name. */
export function TrustOfTwo({ before, after }: { readonly before: Side; readonly after: Side }) {
  const isSame = fidelityText(before.fidelity) === fidelityText(after.fidelity);
  if (isSame) return <ExplainedTags words={fidelityWords(after.fidelity)} />;
  return [before, after].map(({ name, fidelity }, index) => (
    <span key={index} className={classes.trust}>
      <SafeText>{name}</SafeText> <ExplainedTags words={fidelityWords(fidelity)} />
    </span>
  ));
}

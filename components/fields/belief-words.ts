import type { Beliefs } from '@/lib/api/two-clocks.ts';
import type { BeliefCell } from './belief-cells.ts';

/** What the table says in a sentence, and what it leaves out. */
export function beliefWords(
  { further, missing }: Beliefs,
  cells: readonly (readonly BeliefCell[])[],
): string {
  const corrected = cells.flat().filter(({ kind }) => kind === 'corrected').length;
  const said = [
    corrected === 0
      ? 'No belief in this table was corrected later.'
      : 'A cell marked as corrected says otherwise than what had been known before about the same time.',
    'Where the store does not say when an event happened, the time it was recorded stands for it.',
  ];
  if (further > 0) {
    said.push(
      `${further.toLocaleString('en')} further ${further === 1 ? 'change has' : 'changes have'} no row; those recorded late come first.`,
    );
  }
  if (missing.length > 0) {
    said.push(`Nobody knows when the missing versions happened: ${missing.join(', ')}.`);
  }
  return said.join(' ');
}

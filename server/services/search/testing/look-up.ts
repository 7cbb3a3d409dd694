import type { FoundStream, LookupStep } from '@/lib/api/lookup.ts';
import { callAs } from '@/server/testing/own-data.ts';
import { lookupValue } from '../lookup-value.ts';

export interface Answer {
  readonly found: readonly FoundStream[];
  readonly steps: readonly LookupStep[];
  readonly end: Extract<LookupStep, { kind: 'end' }>;
}

/** A lookup to its end, as a guest asks. */
export async function lookUp(value: string, store = 'people', cursor?: string): Promise<Answer> {
  const asked = { store, value, ...(cursor === undefined ? {} : { cursor }) };
  const { value: answer } = await lookupValue(callAs('guest'), asked);
  const steps: LookupStep[] = [];
  for await (const step of answer) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A lookup ends with its end.');
  return { steps, end, found: steps.flatMap((step) => (step.kind === 'found' ? step.items : [])) };
}

/** Who was found, and when each had it, in the order of their ids. */
export const told = ({ found }: Answer) =>
  found
    .map(({ stream, now, holdings }) => ({
      stream,
      now,
      when: holdings.map(
        ({ path, from, to }) =>
          `${path} v${from.version}-${to === null ? 'now' : `v${to.version}`}`,
      ),
    }))
    .sort((a, b) => (a.stream < b.stream ? -1 : 1));

import { diff } from '@/lib/fold/diff.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { random } from '@/scripts/demo/core/random.ts';
import type { Measure } from '../bench.ts';
import { ceiling } from '../measure.ts';

const lines = 400;

/** Two states of about 50 kB that differ in every tenth line and a few lines of their own. */
export const stateDiff: Measure = async ({ runs }) => {
  const [before, after] = [state(0), state(1)];
  return [
    await ceiling({
      operation: 'diff of two states of 50 kB',
      state: 'warm',
      ours: () => Promise.resolve(diff(before, after)),
      most: 2,
      runs: runs(500),
    }),
  ];
};

/** The text of the state, for its size. */
export function stateText(edition: number): string {
  const chance = random('diff');
  const items = Array.from({ length: lines }, (_, index) => {
    const price = chance.between(100, 99_999);
    return {
      id: `line-${index}`,
      title: `Article number ${index}`,
      price: index % 10 === 0 ? price + edition : price,
      stock: { shelf: `A${index % 40}`, left: chance.between(0, 900), reserved: false },
    };
  });
  const fresh = edition === 0 ? [] : [{ id: 'line-new', title: 'Added', price: 1 }];
  return JSON.stringify({
    id: 'order-1',
    status: edition,
    lines: [...items.slice(edition), ...fresh],
  });
}

function state(edition: number): JsonValue {
  const parsed = parseJson(stateText(edition));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

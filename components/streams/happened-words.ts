import type { HappenedPage } from '@/lib/api/two-clocks.ts';

type Known = Pick<HappenedPage, 'total' | 'told' | 'untimed' | 'missing' | 'folded'>;

/** Folding fewer events than this is nothing a reader could notice. */
const noticeable = 2000;

/** What a reader must know of an order by the time of happening before trusting it. */
export function happenedWords(known: Known): string {
  const { missing, folded } = known;
  const said = [toldWords(known)];
  if (missing.length > 0) {
    said.push(`Nobody knows when the missing versions happened: ${missing.join(', ')}.`);
  }
  if (folded >= noticeable) {
    said.push(
      `This order has a fold of its own, which took ${count(folded, 'event')} in to get here; what lies near goes on from it.`,
    );
  }
  return said.join(' ');
}

function toldWords({ told, untimed, total: all }: Known): string {
  const recorded = all - told - untimed;
  const said = [orderWords(told, recorded)];
  if (told > 0 && recorded > 0) {
    said.push(
      `${count(recorded, 'event')} ${recorded === 1 ? 'does' : 'do'} not say so, and the recorded time stands for it.`,
    );
  }
  if (untimed > 0 && untimed < all) {
    said.push(
      `${count(untimed, 'event')} ${untimed === 1 ? 'bears' : 'bear'} no time at all and only ${untimed === 1 ? 'keeps its place' : 'keep their places'} behind what was recorded before.`,
    );
  }
  return said.join(' ');
}

function orderWords(told: number, recorded: number): string {
  if (told > 0) return 'In the order in which the events happened.';
  return recorded > 0
    ? 'The store does not say when these events happened, so this is the order of the recorded times.'
    : 'No event bears a time, so this is the order of the versions.';
}

const count = (number: number, name: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? name : `${name}s`}`;

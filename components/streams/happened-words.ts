import type { HappenedStream } from '@/lib/api/two-clocks.ts';

/** What a reader must know of an order by the time of happening before trusting it. */
export function happenedWords(stream: HappenedStream): string {
  const { items, earlier, told, missing } = stream;
  const all = items.length + earlier;
  const said = [toldWords(told, all)];
  if (earlier > 0) {
    said.push(
      `${count(earlier, 'event')} that happened earlier ${earlier === 1 ? 'is' : 'are'} not listed.`,
    );
  }
  if (missing.length > 0) {
    said.push(`Nobody knows when the missing versions happened: ${missing.join(', ')}.`);
  }
  return said.join(' ');
}

function toldWords(told: number, all: number): string {
  if (told === 0) {
    return 'The store does not say when these events happened, so this is the order of the recorded times.';
  }
  const rest = all - told;
  if (rest === 0) return 'In the order in which the events happened.';
  return `In the order in which the events happened; ${count(rest, 'event')} ${rest === 1 ? 'does' : 'do'} not say so, and the recorded time stands for it.`;
}

const count = (number: number, name: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? name : `${name}s`}`;

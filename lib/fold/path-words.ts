import type { Path, PathStep } from '@/lib/json/path.ts';

/** A path for reading: `limits.dailyMax` is "limits daily max", `lines[sku#A-1].qty` "line A-1 qty". */
export function pathWords(path: Path): string {
  if (path.length === 0) return 'everything';
  return path.map((step, index) => stepWords(step, path[index + 1])).join(' ');
}

/** As `pathWords`, for one element of the array at the path: `addresses` is "address". */
export function singularPathWords(path: Path): string {
  if (path.length === 0) return 'element';
  return path.map((step, index) => stepWords(step, path[index + 1] ?? 0)).join(' ');
}

function stepWords(step: PathStep, next: PathStep | undefined): string {
  if (typeof step === 'number') return String(step + 1);
  if (typeof step === 'object') return String(step.id);
  const words = keyWords(step);
  return next === undefined || typeof next === 'string' ? words : singular(words);
}

/** Camel case, snake case and kebab case as words; a name in capitals stays one. */
function keyWords(key: string): string {
  const words = key
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word));
  return words.length === 0 ? `"${key}"` : words.join(' ');
}

function singular(words: string): string {
  if (/(?:ss|us|is)$/.test(words)) return words;
  if (/ies$/.test(words)) return words.replace(/ies$/, 'y');
  return words.replace(/(?<=ss|x|ch|sh)es$|(?<=..)s$/, '');
}

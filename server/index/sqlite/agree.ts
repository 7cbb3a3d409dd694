import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';

/**
 * Whether two narrowings say the same of every event whose words and time are known: they differ only in whether
 * they must be sure.
 */
export function agree(one: Narrowing, other: Narrowing): boolean {
  if (one === other) return true;
  if (one.kind !== other.kind) return false;
  const [parts, others] = [partsOf(one), partsOf(other)];
  if (parts.length !== others.length) return false;
  // The remaining kinds hold functions, or come in one way only.
  if (parts.length === 0) return plain.has(one.kind) && written(one) === written(other);
  return parts.every((part, place) => {
    const beside = others[place];
    return beside !== undefined && agree(part, beside);
  });
}

/** Whether a part of the narrowing asks for times. */
export const asksTime = (narrowing: Narrowing): boolean =>
  narrowing.kind === 'time' || partsOf(narrowing).some(asksTime);

function partsOf(narrowing: Narrowing): readonly Narrowing[] {
  if (narrowing.kind === 'but') return [narrowing.of, narrowing.not];
  return narrowing.kind === 'and' || narrowing.kind === 'or' ? narrowing.items : [];
}

const plain: ReadonlySet<Narrowing['kind']> = new Set(['all', 'none', 'words', 'time']);

const written = (part: Narrowing): string =>
  JSON.stringify(part, (key, value: unknown) => (key === 'sure' ? undefined : value));

/**
 * Colours that stay apart for colour-blind readers (after Okabe and Ito), in a tone that keeps
 * contrast on light and dark ground. A colour never stands alone: the category's name is beside it.
 */
const palette = [
  '#5b8a1f',
  '#c2402c',
  '#1c86c7',
  '#b8479b',
  '#0b8f6a',
  '#a17c00',
  '#d9730d',
  '#7c5cd6',
  '#d6436e',
  '#94664a',
  '#3b5bdb',
] as const;

/** The same category has the same colour on every screen and in every store. */
export function categoryColour(category: string | null): string {
  if (category === null) return '#6b7686';
  let hash = 2166136261;
  for (let index = 0; index < category.length; index += 1) {
    hash = Math.imul(hash ^ category.charCodeAt(index), 16777619);
  }
  return palette[(hash >>> 0) % palette.length] ?? '#6b7686';
}

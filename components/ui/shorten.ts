/** At most `most` characters with an ellipsis in the middle; the end of an id tells more than its middle. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const kept = most - 1;
  const start = Math.ceil(kept / 2);
  return `${characters.slice(0, start).join('')}…${characters.slice(start - kept).join('')}`;
}

/** Those that contain what is typed, those that begin with it first. */
export function fitting<Option extends { readonly label: string }>(
  options: readonly Option[],
  word: string,
): readonly Option[] {
  const typed = word.toLowerCase();
  const begins = ({ label }: Option): number => (label.toLowerCase().startsWith(typed) ? 0 : 1);
  return options
    .filter(({ label }) => label.toLowerCase().includes(typed))
    .toSorted((a, b) => begins(a) - begins(b));
}

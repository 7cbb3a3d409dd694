import { SafeText } from './safe-text.tsx';
import classes from './json-tree.module.css';

/** Characters of a key that stand on the page. */
const shownLength = 120;

/** The key of a row; one too long for a line is cut, and its length said. */
export function JsonTreeKey({ label }: { readonly label: string }) {
  if (label.length <= shownLength) return <SafeText>{label}</SafeText>;
  return (
    <>
      <SafeText>{label.slice(0, shownLength)}</SafeText>…{' '}
      <span className={classes.hint}>{label.length.toLocaleString('en')} characters</span>
    </>
  );
}

/** A path short enough for a title or the head of a menu. */
export const shownPath = (path: string): string =>
  path.length <= shownLength
    ? path
    : `${path.slice(0, shownLength)}… (${path.length.toLocaleString('en')} characters)`;

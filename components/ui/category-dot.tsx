import { categoryColour } from './category-colour.ts';
import classes from './category-dot.module.css';

interface Props {
  readonly category: string | null;
}

/** The colour of a category beside its name or its stream; decoration, the name says it. */
export function CategoryDot({ category }: Props) {
  return (
    <svg className={classes.dot} viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="4" fill={categoryColour(category)} />
    </svg>
  );
}

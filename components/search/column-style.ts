import type { CSSProperties } from 'react';

/** Tells the style sheet how many columns there are. */
export function columnStyle(columns: number): CSSProperties {
  const style: CSSProperties & Record<'--columns', number> = { '--columns': columns };
  return style;
}

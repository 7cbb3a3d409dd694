import type { MouseEvent } from 'react';

/** An event has room beside the list from here on; on narrower screens it has a page of its own. */
const besideFrom = '(min-width: 1100px)';

/** True for clicks that mean a new tab, a new window or something already done. */
const isForBrowser = (pointer: MouseEvent): boolean =>
  pointer.button !== 0 ||
  pointer.ctrlKey ||
  pointer.metaKey ||
  pointer.shiftKey ||
  pointer.defaultPrevented;

/** Links, buttons and selected text inside a row are not the row. */
function isOwnTarget(pointer: MouseEvent): boolean {
  const inside = pointer.target instanceof Element && pointer.target.closest('a, button') !== null;
  return inside || window.getSelection()?.isCollapsed === false;
}

export interface RowClick {
  readonly onRow: (pointer: MouseEvent) => void;
  readonly onLink: (pointer: MouseEvent) => void;
}

/** A click on a row, or on the link that names it, chooses it where there is room, else it `open`s. */
export function rowClick(choose: () => void, open: () => void): RowClick {
  const onLink = (pointer: MouseEvent): void => {
    if (isForBrowser(pointer)) return;
    pointer.preventDefault();
    if (window.matchMedia(besideFrom).matches) choose();
    else open();
  };
  return {
    onLink,
    onRow: (pointer) => {
      if (!isOwnTarget(pointer)) onLink(pointer);
    },
  };
}

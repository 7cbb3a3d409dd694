'use client';

import { useRef, type PointerEvent } from 'react';

interface Dragged {
  /** Turns a distance from the left edge into a place. */
  readonly placeAt: (x: number, width: number) => number | null;
  /** Hears the first and the present place from the press until it is let go. */
  readonly onRange: (a: number, b: number) => void;
  /** Hears that a range was let go. */
  readonly onDone?: (() => void) | undefined;
}

/** Handlers for picking a range with the pointer. */
export function useDragOver({ placeAt, onRange, onDone }: Dragged) {
  const start = useRef<number | null>(null);
  const placeOf = (event: PointerEvent<HTMLElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return placeAt(event.clientX - box.left, box.width);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      const place = placeOf(event);
      start.current = place;
      if (place !== null) onRange(place, place);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (start.current === null) return;
      // The button may have been let go outside of the window.
      if (event.buttons === 0) {
        start.current = null;
        return;
      }
      const place = placeOf(event);
      if (place !== null) onRange(start.current, place);
    },
    onPointerUp: (): void => {
      if (start.current !== null) onDone?.();
      start.current = null;
    },
    onPointerCancel: (): void => {
      start.current = null;
    },
  };
}

'use client';

import { useRef, type PointerEvent } from 'react';

type Place = (x: number, width: number) => number | null;

/**
 * Handlers for picking a range with the pointer: `placeAt` turns a distance from the left edge into a
 * place, `onRange` hears the first and the present place from the press until it is let go.
 */
export function useDragOver(placeAt: Place, onRange: (a: number, b: number) => void) {
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
      start.current = null;
    },
    onPointerCancel: (): void => {
      start.current = null;
    },
  };
}

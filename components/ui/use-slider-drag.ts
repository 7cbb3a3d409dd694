'use client';

import { useRef, type PointerEvent } from 'react';

/** `moving` while a drag goes on, `done` once it is let go. */
export type TravelPhase = 'moving' | 'done';

/** Handlers of a slider that travels to where the pointer is: a part of its width, 0 to 1. */
export function useSliderDrag(travelTo: (part: number, phase: TravelPhase) => void) {
  const dragging = useRef(false);
  const travel = (event: PointerEvent<HTMLElement>, phase: TravelPhase): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) travelTo((event.clientX - box.left) / box.width, phase);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      dragging.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      travel(event, 'moving');
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (dragging.current) travel(event, 'moving');
    },
    onPointerUp: (event: PointerEvent<HTMLElement>): void => {
      if (dragging.current) travel(event, 'done');
      dragging.current = false;
    },
    onPointerCancel: (): void => {
      dragging.current = false;
    },
  };
}

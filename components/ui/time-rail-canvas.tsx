'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { drawRail, type RailColours, type RailPicture, type RailSize } from './time-rail-draw.ts';
import classes from './time-rail.module.css';

interface TimeRailCanvasProps {
  readonly picture: RailPicture;
  readonly size: RailSize;
}

/** The bars and marks. Says nothing to a screen reader: the slider above it does. */
export function TimeRailCanvas({ picture, size }: TimeRailCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null || size.width < 1) return;
    const ratio = window.devicePixelRatio;
    element.width = Math.round(size.width * ratio);
    element.height = Math.round(size.height * ratio);
    context.scale(ratio, ratio);
    drawRail(context, picture, { size, colours: coloursOf(element) });
  }, [picture, size, scheme]);

  return <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />;
}

/** A canvas cannot read `var(…)`, so the colours travel in properties that the browser resolves. */
function coloursOf(element: HTMLElement): RailColours {
  const style = getComputedStyle(element);
  return {
    past: style.color,
    future: style.borderTopColor,
    unknown: style.borderBottomColor,
    mark: style.outlineColor,
    late: style.caretColor,
  };
}

'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { TimelineRow } from './timeline-rows.ts';

interface KeptScroll {
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly rows: readonly TimelineRow[];
  readonly version: bigint | null;
  readonly order: 'newest' | 'oldest';
}

type Align = 'center' | 'auto';

interface Before {
  readonly rows: readonly TimelineRow[];
  readonly version: bigint | null;
  readonly order: 'newest' | 'oldest';
  /** How the shown moment was brought into view; null once the reader has scrolled away from it. */
  readonly follows: Align | null;
  /** Row at the top edge, and how far it is scrolled out. */
  readonly top: { readonly key: string; readonly offset: number } | null;
}

/**
 * Keeps the reader's place: the shown moment is scrolled into view when it changes and stays there
 * while rows around it are still being read; once the reader has scrolled, rows added above push
 * nothing down.
 */
export function useKeptScroll({ virtual, rows, version, order }: KeptScroll): void {
  const before = useRef<Before | null>(null);

  useLayoutEffect(() => {
    const was = before.current;
    const target = targetOf({ virtual, rows, version, order }, was);
    if (target !== null) virtual.scrollToIndex(target.index, { align: target.align });
    else if (was !== null && was.top !== null && was.rows !== rows) {
      restoreTop(virtual, rows, was.top);
    }
    const follows = target?.align ?? was?.follows ?? null;
    before.current = { rows, version, order, follows, top: topOf(virtual, rows) };
  }, [virtual, rows, version, order]);

  useLayoutEffect(() => {
    const element = virtual.scrollElement;
    if (element === null) return undefined;
    const note = (): void => {
      const was = before.current;
      if (was !== null) before.current = { ...was, top: topOf(virtual, was.rows) };
    };
    const leave = (): void => {
      if (before.current !== null) before.current = { ...before.current, follows: null };
    };
    element.addEventListener('scroll', note, { passive: true });
    for (const hand of byHand) element.addEventListener(hand, leave, { passive: true });
    return () => {
      element.removeEventListener('scroll', note);
      for (const hand of byHand) element.removeEventListener(hand, leave);
    };
  }, [virtual, virtual.scrollElement]);
}

/** What a reader does to scroll; the keys are those the list itself receives. */
const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** The row to bring into view: the shown moment, when it has changed or rows came around it. */
function targetOf(
  { rows, version, order }: KeptScroll,
  was: Before | null,
): { readonly index: number; readonly align: Align } | null {
  const index = rows.findIndex(
    (row) => row.kind === 'event' && row.event.version === String(version),
  );
  if (index === -1) return null;
  if (was === null) return { index, align: 'center' };
  const arrived = !was.rows.some((row) => row.key === rows[index]?.key);
  if (arrived || was.order !== order) return { index, align: 'center' };
  if (was.version !== version) return { index, align: 'auto' };
  return was.follows === null || was.rows === rows ? null : { index, align: was.follows };
}

function topOf(virtual: KeptScroll['virtual'], rows: readonly TimelineRow[]): Before['top'] {
  const offset = virtual.scrollOffset ?? 0;
  const item = virtual.getVirtualItemForOffset(offset);
  const key = item === undefined ? undefined : rows[item.index]?.key;
  return item === undefined || key === undefined ? null : { key, offset: offset - item.start };
}

function restoreTop(
  virtual: KeptScroll['virtual'],
  rows: readonly TimelineRow[],
  top: NonNullable<Before['top']>,
): void {
  const index = rows.findIndex((row) => row.key === top.key);
  const found = index === -1 ? undefined : virtual.getOffsetForIndex(index, 'start');
  if (found === undefined) return;
  virtual.scrollToOffset(found[0] + top.offset);
}

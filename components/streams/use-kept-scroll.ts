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

interface Before {
  readonly rows: readonly TimelineRow[];
  readonly version: bigint | null;
  readonly order: 'newest' | 'oldest';
  /** Row at the top edge, and how far it is scrolled out. */
  readonly top: { readonly key: string; readonly offset: number } | null;
}

/**
 * Keeps the reader's place: rows added above push nothing down, and the shown moment is scrolled
 * into view when it changes.
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
    before.current = { rows, version, order, top: topOf(virtual, rows) };
  }, [virtual, rows, version, order]);

  useLayoutEffect(() => {
    const element = virtual.scrollElement;
    if (element === null) return undefined;
    const note = (): void => {
      const was = before.current;
      if (was !== null) before.current = { ...was, top: topOf(virtual, was.rows) };
    };
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      element.removeEventListener('scroll', note);
    };
  }, [virtual, virtual.scrollElement]);
}

/** The row to bring into view: the shown moment, when it has changed or has only now been read. */
function targetOf(
  { rows, version, order }: KeptScroll,
  was: Before | null,
): { readonly index: number; readonly align: 'center' | 'auto' } | null {
  const index = rows.findIndex(
    (row) => row.kind === 'event' && row.event.version === String(version),
  );
  if (index === -1) return null;
  if (was === null) return { index, align: 'center' };
  const arrived = !was.rows.some((row) => row.key === rows[index]?.key);
  if (arrived || was.order !== order) return { index, align: 'center' };
  return was.version === version ? null : { index, align: 'auto' };
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

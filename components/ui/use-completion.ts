'use client';

import { useMemo, useState, type KeyboardEvent } from 'react';
import type { Completion, Completions } from '@/lib/completion.ts';

interface Box {
  readonly text: string;
  /** What can come at a place of the text; stable between renders. */
  readonly complete: (text: string, caret: number) => Completions;
  /** Puts a text in the box with the cursor at a place. */
  readonly onText: (text: string, caret: number) => void;
}

export interface CompletionList {
  readonly options: readonly Completion[];
  /** The one that would be taken; -1: none yet. */
  readonly active: number;
  /** Where the word begins that would be replaced. */
  readonly from: number;
  readonly openAt: (caret: number) => void;
  readonly close: () => void;
  readonly take: (index: number) => void;
  /** True when the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

interface Open {
  readonly caret: number;
  readonly active: number;
}

const mostShown = 9;
const nothing = { from: 0, to: 0, options: [] };

/** What can come at the cursor, as a list that follows it while it is open. */
export function useCompletion({ text, complete, onText }: Box): CompletionList {
  const [open, setOpen] = useState<Open | null>(null);
  const caret = open?.caret ?? null;
  const found = useMemo(
    () => (caret === null ? nothing : complete(text, caret)),
    [text, caret, complete],
  );
  const typed = text.slice(found.from, found.to);
  const options = found.options.filter(({ insert }) => insert !== typed).slice(0, mostShown);
  const active = Math.min(open?.active ?? -1, options.length - 1);

  const take = (index: number): void => {
    const option = options[index];
    if (option === undefined) return;
    const end = found.from + option.insert.length;
    onText(text.slice(0, found.from) + option.insert + text.slice(found.to), end);
    setOpen(/[:.]$/.test(option.insert) ? { caret: end, active: -1 } : null);
  };
  const move = (by: 1 | -1): void => {
    const count = options.length;
    const next = active === -1 && by === -1 ? count - 1 : (active + by + count) % count;
    setOpen((now) => (now === null ? now : { ...now, active: next }));
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      move(1);
    },
    ArrowUp: () => {
      move(-1);
    },
    Tab: () => {
      take(Math.max(active, 0));
    },
    Escape: () => {
      setOpen(null);
    },
    ...(active === -1
      ? {}
      : {
          Enter: () => {
            take(active);
          },
        }),
  };
  return {
    options,
    active,
    from: found.from,
    openAt(at) {
      setOpen({ caret: at, active: -1 });
    },
    close() {
      setOpen(null);
    },
    take,
    onKey(event) {
      const run = options.length === 0 || event.shiftKey ? undefined : keys[event.key];
      run?.();
      return run !== undefined;
    },
  };
}

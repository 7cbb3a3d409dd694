'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';

export interface KeyBinding {
  /** One key (`j`, `ArrowLeft`, `?`, `[`), or two in a row (`g s`). */
  readonly keys: string;
  /** What it does, for the list of all keys. */
  readonly label: string;
  /** Absent: it belongs to the page. */
  readonly scope?: 'everywhere';
  readonly run: () => void;
}

const registered = new Map<symbol, readonly KeyBinding[]>();
const watchers = new Set<() => void>();
let version = 0;

function announce(): void {
  version += 1;
  for (const watcher of watchers) watcher();
}

/** All bindings in force, for the list of keys; the identity changes when they do. */
export const keyRegistry = {
  subscribe(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  version: (): number => version,
  bindings: (): readonly KeyBinding[] => [...registered.values()].flat(),
};

/** Binds keys while the component is on screen. Keys never fire while text is being entered. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const current = useRef(bindings);
  // With the screen and not after it: a key pressed at what just appeared must find it.
  useLayoutEffect(() => {
    current.current = bindings;
  });
  const names = bindings.map(({ keys, label }) => `${keys}\n${label}`).join('\n');
  useEffect(() => {
    const id = Symbol('keys');
    const live = current.current.map((binding, index) => ({
      ...binding,
      run: () => current.current[index]?.run(),
    }));
    registered.set(id, live);
    announce();
    return () => {
      registered.delete(id);
      announce();
    };
  }, [names]);
}

const prefixTime = 900;
let pending: { readonly key: string; readonly at: number } | null = null;

/** Finds what a key press means now, remembering the first key of a pair for a moment. */
export function bindingFor(key: string, now: number): KeyBinding | null {
  const all = keyRegistry.bindings();
  const first = pending !== null && now - pending.at < prefixTime ? pending.key : null;
  pending = null;
  const wanted = first === null ? key : `${first} ${key}`;
  const found = all.findLast((binding) => binding.keys === wanted);
  if (found !== undefined) return found;
  if (all.some((binding) => binding.keys.startsWith(`${key} `))) pending = { key, at: now };
  return null;
}

/** True where keys belong to what has the focus: text is entered there, or chosen among options. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  return target.closest(ownKeys) !== null;
}

const ownKeys = '[role="dialog"], [role="listbox"], [role="combobox"], [role="menu"]';

/** Space and Enter on a button or a link belong to it. */
function pressesButton({ key, target }: KeyboardEvent): boolean {
  if (key !== ' ' && key !== 'Enter') return false;
  return target instanceof Element && target.closest('button, a, summary, [role="tab"]') !== null;
}

/** Mounted once by the shell. */
export function useKeyListener(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (takesKeys(event.target) || pressesButton(event)) return;
      const binding = bindingFor(event.key, event.timeStamp);
      if (binding === null) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

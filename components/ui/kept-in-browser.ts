/** What the browser would not take: it then lasts as long as the page. */
const unkept = new Map<string, string>();
const watchers = new Set<() => void>();

/** For `useSyncExternalStore`: called when anything kept has changed, in another window too. */
export function watchKept(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', watcher);
  };
}

/** What is kept under a key, in this browser only; null where there is nothing. */
export function keptText(key: string): string | null {
  const own = unkept.get(key);
  if (own !== undefined) return own;
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text under a key, in place of the one before. */
export function keepText(key: string, text: string): void {
  try {
    window.localStorage.setItem(key, text);
    unkept.delete(key);
  } catch {
    // Storage may be switched off, or full.
    unkept.set(key, text);
  }
  for (const watcher of watchers) watcher();
}

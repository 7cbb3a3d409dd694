let shown = false;
const watchers = new Set<() => void>();

/** Whether the list of keys is open. It stands beside the list, which is loaded when it is needed. */
export const allKeys = {
  shown: (): boolean => shown,
  show: (value: boolean): void => {
    shown = value;
    for (const watcher of watchers) watcher();
  },
  subscribe: (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

/** Opens the list of keys that work on this page. */
export const showAllKeys = (): void => {
  allKeys.show(true);
};

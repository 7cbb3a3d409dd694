import type { SearchIndex } from '../port.ts';
import { isThere, openToWrite, removeFile, type IndexFile } from '../sqlite/open-file.ts';

/** Where the index of the newest events is kept until that of all events has come so far. */
export interface RecentFile {
  /** How many events it holds to begin with. */
  readonly events: number;
  /** Opens the one that is there; null when there is none. */
  readonly find: () => SearchIndex | null;
  readonly make: () => SearchIndex;
  readonly remove: () => void;
}

const newestMillion = 1_000_000;

/** Beside the index of all events. */
export function recentFileOf(whole: IndexFile, events = newestMillion): RecentFile {
  const file = { ...whole, recent: true };
  return {
    events,
    find: () => (isThere(file) ? openToWrite(file) : null),
    make: () => openToWrite(file),
    remove: () => {
      removeFile(file);
    },
  };
}

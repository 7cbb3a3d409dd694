// @ts-check
import { readFileSync, readlinkSync } from 'node:fs';

/** Where Linux tells of the thread that asks, by its own name; null elsewhere. */
export function ownTask() {
  try {
    return `/proc/${readlinkSync('/proc/thread-self')}`;
  } catch {
    return null;
  }
}

/**
 * Milliseconds of processor time a thread has used, so that a busy machine takes nothing from a
 * reducer's budget. Where the system does not tell, the time of the clock.
 * @param {string | null} task as `ownTask` gave it
 * @returns {number}
 */
export function threadTime(task) {
  if (task === null) return performance.now();
  try {
    return Number(readFileSync(`${task}/schedstat`, 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

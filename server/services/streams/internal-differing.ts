import 'server-only';
import type { DifferingStream } from '@/lib/api/reducer-comparison.ts';
import { changeToView } from '@/lib/fold/change.ts';
import type { Compared } from './internal-reducer-pair.ts';

/** Differences that are told of each stream. */
const mostChanges = 5;

/** A stream whose states differ, as it is told; null where they do not. */
export function differingView({ stream, found, now, stopped }: Compared): DifferingStream | null {
  if (found === null) return null;
  const { version, type, changes } = found;
  return {
    ...{ stream, version: String(version), type, now },
    changes: changes.slice(0, mostChanges).map(changeToView),
    further: Math.max(0, changes.length - mostChanges),
    stopped: stopped.after,
    stoppedBefore: stopped.before,
  };
}

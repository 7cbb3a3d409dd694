import 'server-only';
import { open } from 'node:fs/promises';
import { jobPath, sizeOf } from '@/server/jobs/job-folder.ts';

/** Read at once; a single line is shorter by far. */
const partBytes = 4 * 1024 * 1024;

export interface LinesWanted {
  /** Bytes, at the beginning of a line. */
  readonly from: number;
  /** What is written for good: whole lines. */
  readonly to: number;
  readonly limit: number;
}

/** Whole lines of a job's file, and the place behind them. */
export async function readLines(
  id: string,
  { from, to, limit }: LinesWanted,
): Promise<{ readonly lines: readonly string[]; readonly read: number }> {
  const end = Math.min(to, (await sizeOf(id)) ?? 0);
  if (from >= end) return { lines: [], read: from };
  const handle = await open(jobPath(id), 'r');
  try {
    const part = Buffer.alloc(Math.min(partBytes, end - from));
    const { bytesRead } = await handle.read(part, 0, part.length, from);
    return linesIn(part.subarray(0, bytesRead), from, limit);
  } finally {
    await handle.close();
  }
}

function linesIn(part: Buffer, from: number, limit: number) {
  const lines: string[] = [];
  let begin = 0;
  while (lines.length < limit) {
    const end = part.indexOf(0x0a, begin);
    if (end < 0) break;
    lines.push(part.toString('utf8', begin, end));
    begin = end + 1;
  }
  return { lines, read: from + begin };
}

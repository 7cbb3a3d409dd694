import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { budgetBytes, checkpointFolder } from './checkpoint-place.ts';

/** Nothing takes this long to be written. */
const draftMilliseconds = 3_600_000;

interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/** Deletes what was not used for longest until the rest is within the budget; everything when it is 0. */
export async function makeRoomForCheckpoints(): Promise<void> {
  const budget = budgetBytes();
  if (budget === 0) {
    await rm(checkpointFolder(), { recursive: true, force: true });
    return;
  }
  const files = (await filesIn(checkpointFolder())).toSorted((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const file of files) {
    if (isLeftOver(file) || bytes + file.bytes > budget) await rm(file.path, { force: true });
    else bytes += file.bytes;
  }
}

/** A file that was being written when its process ended. */
const isLeftOver = ({ path, usedAt }: KeptFile): boolean =>
  !path.endsWith('.fold') && Date.now() - usedAt > draftMilliseconds;

/** Files of all stores; those that go while they are looked at are left out. */
async function filesIn(folder: string): Promise<readonly KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => keptFile(join(entry.parentPath, entry.name))),
  );
  return files.filter((file) => file !== null);
}

async function keptFile(path: string): Promise<KeptFile | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : { path, bytes: found.size, usedAt: found.mtimeMs };
}

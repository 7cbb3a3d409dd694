import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start` as a person runs it, with what it printed. */
export interface Started {
  /** Everything printed so far. */
  readonly output: () => string;
  /** The address it printed; throws what was printed where it ended without one. */
  readonly ready: Promise<string>;
  /** Ids of it and of every process it began. */
  readonly processes: () => readonly number[];
  /** Ctrl-C: its exit status. */
  readonly interrupt: () => Promise<number | null>;
}

interface StartOptions {
  readonly args: readonly string[];
  readonly data: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function runStart({ args, data, env = {} }: StartOptions): Started {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: root,
    env: { ...process.env, BACKSTORY_DATA: data, BACKSTORY_STORES: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: unknown): void => {
      output += String(chunk);
      const address = /Backstory is ready: +(\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => {
      reject(new Error(`It ended before it was ready:\n${output}`));
    });
  });
  return {
    output: () => output,
    ready,
    processes: () => familyOf(child),
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Children, their children and so on, as the system lists them now. */
function familyOf(child: ChildProcess): readonly number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [child.pid ?? 0];
  for (const parent of family) {
    family.push(...pairs.flatMap(([pid = 0, of]) => (of === parent ? [pid] : [])));
  }
  return family;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

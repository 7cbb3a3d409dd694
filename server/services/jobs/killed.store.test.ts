import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { createJob } from '@/server/db/jobs.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { pinExport } from '../search/index.ts';

const own = ownData();
const events = 25_000;
const kills = 2;
const [whole, killed] = ['a'.repeat(32), 'b'.repeat(32)];
const path = own.write(
  'long',
  Array.from({ length: events }, (_, n) => ({
    stream: `order-${n % 500}`,
    type: n % 3 === 0 ? 'Placed' : 'Paid',
    data: JSON.stringify({ n, text: 'x'.repeat(n % 200) }),
  })),
);
const told = z.object({ state: z.string(), bytes: z.number() });

const startChild = (job: string): ChildProcess =>
  fork('server/services/jobs/testing/job-child.ts', ['long', job], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, BACKSTORY_DATA: own.folder, BACKSTORY_STORES: path },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

const reportOf = async (child: ChildProcess): Promise<z.infer<typeof told>> =>
  told.parse((await once(child, 'message'))[0]);

/** Lets a job go on until it has written more than so much, or to its end, and kills the process. */
async function killAfter(job: string, bytes: number): Promise<z.infer<typeof told>> {
  const child = startChild(job);
  for (;;) {
    const report = await reportOf(child);
    if (report.state !== 'done' && report.bytes <= bytes) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
    return report;
  }
}

async function keep(id: string, input: unknown): Promise<void> {
  await createJob({ id, input, memberId: 'local', kind: 'export', stores: ['long'], asOf: null });
}

const fileOf = (id: string): string => readFileSync(join(own.folder, 'exports', id), 'utf8');

it('an export killed again and again is byte for byte the one nobody killed', async () => {
  const question = { store: 'long', q: 'type:Paid', zone: 'UTC', format: 'csv' } as const;
  const input = await pinExport(question, {
    signal: new AbortController().signal,
    policy: nothingMasked,
  });
  await keep(whole, input);
  await killAfter(whole, Infinity);
  await keep(killed, input);
  let bytes = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const report = await killAfter(killed, bytes);
    expect(report.state).toBe('running');
    bytes = report.bytes;
  }
  expect((await killAfter(killed, Infinity)).state).toBe('done');
  expect(fileOf(whole).split('\n').length).toBeGreaterThan(16_000);
  expect(fileOf(killed) === fileOf(whole)).toBe(true);
}, 240_000);

import { callAs } from '@/server/testing/own-data.ts';
import { downloadJob } from '../download-job.ts';
import { startExport } from '../start-export.ts';
import { jobUntil } from './until.ts';

export interface Downloaded {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The file of a job as its reader gets it. */
export async function downloaded(store: string, job: string): Promise<Downloaded> {
  const { value } = await downloadJob(callAs(), { store, job });
  const parts: Uint8Array[] = [];
  for await (const part of value.content) parts.push(part);
  const whole = Buffer.concat(parts);
  if (whole.length !== value.bytes) throw new Error('The length told is not the length sent.');
  return { name: value.name, type: value.type, text: whole.toString('utf8') };
}

/** An export from its start to its end. */
export async function exported(store: string, q: string, format: 'ndjson' | 'csv' = 'ndjson') {
  const { value } = await startExport(callAs(), { store, q, format });
  const job = await jobUntil(store, value.id);
  return { job, ...(await downloaded(store, value.id)) };
}

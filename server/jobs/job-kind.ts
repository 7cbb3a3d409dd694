import 'server-only';
import type { JobOutcome } from '@/lib/api/jobs.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';

/** One job at work, as its kind sees it. */
export interface JobTask {
  readonly stores: readonly string[];
  /** What was asked, as it was kept. */
  readonly input: unknown;
  /** Where to go on, as it was kept; null: at the beginning, with an empty file. */
  readonly place: unknown;
  /** What whose job it is may see: everything that is written passes it. */
  readonly policy: MaskingPolicy;
  readonly signal: AbortSignal;
  /** Writes text at the end of the job's file. */
  readonly append: (text: string) => Promise<void>;
  /**
   * Says that everything up to now is done: whoever goes on from this place writes what follows,
   * byte for byte. Place and progress are JSON values.
   */
  readonly keep: (place: unknown, progress: unknown) => Promise<void>;
}

/** One sort of work that outlives its reader. */
export interface JobKind {
  readonly name: string;
  /** What identifies the read in the access log: the question and what it is pinned to, never payloads. */
  readonly logged: (input: unknown) => Readonly<Record<string, unknown>>;
  /** Reads nothing before it is called, ends with the signal, and throws what stops it. */
  readonly run: (task: JobTask) => Promise<JobOutcome>;
}

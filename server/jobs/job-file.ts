import 'server-only';
import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '@/lib/errors.ts';
import { environment } from '@/server/env.ts';
import { jobPath, sizeOf, sizeOfOthers } from './job-folder.ts';

/** Written together, because a write per line would cost more than the line. */
const partBytes = 256 * 1024;

/** The file of a job, which only grows. */
export class JobFile {
  readonly #handle: FileHandle;
  /** Bytes it may come to. */
  readonly #most: number;
  #parts: Buffer[] = [];
  #waiting = 0;
  #bytes: number;
  /** What could not be written: from then on the file is shorter than what was appended. */
  #failed: { readonly error: unknown } | null = null;

  private constructor(handle: FileHandle, bytes: number, most: number) {
    this.#handle = handle;
    this.#bytes = bytes;
    this.#most = most;
  }

  /** Cut to the bytes that are written for good; null where it has fewer, so that nothing can follow them. */
  static async open(id: string, bytes: number): Promise<JobFile | null> {
    if (((await sizeOf(id)) ?? 0) < bytes) return null;
    const most = environment().exportMegabytes * 1_000_000 - (await sizeOfOthers(id));
    const handle = await open(jobPath(id), 'a', 0o600);
    await handle.truncate(bytes);
    return new JobFile(handle, bytes, most);
  }

  /** Everything appended so far, on disk or not yet. */
  get bytes(): number {
    return this.#bytes;
  }

  async append(text: string): Promise<void> {
    const part = Buffer.from(text, 'utf8');
    if (this.#bytes + part.length > this.#most) throw tooMuch();
    this.#parts.push(part);
    this.#bytes += part.length;
    this.#waiting += part.length;
    if (this.#waiting >= partBytes) await this.#write();
  }

  /** Resolves when everything appended survives a crash of the machine; throws for good once a write has failed. */
  async sync(): Promise<void> {
    await this.#write();
    await this.#orFailed(this.#handle.datasync());
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #write(): Promise<void> {
    if (this.#failed !== null) throw this.#failed.error;
    if (this.#waiting === 0) return;
    const parts = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#waiting = 0;
    await this.#orFailed(this.#handle.appendFile(parts));
  }

  /** Nobody may say later that the file is whole, although nothing waits to be written any more. */
  async #orFailed(writing: Promise<void>): Promise<void> {
    try {
      await writing;
    } catch (error) {
      this.#failed = { error: nameFullDisk(error) };
      throw this.#failed.error;
    }
  }
}

function nameFullDisk(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) return error;
  return new AppError('conflict', 'The disk is full. Make room, then resume.', { cause: error });
}

const tooMuch = (): AppError =>
  new AppError(
    'conflict',
    `The files of all jobs would take more than BACKSTORY_EXPORT_MEGABYTES (${environment().exportMegabytes}). Delete some or raise it, then resume.`,
  );

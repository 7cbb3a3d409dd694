import 'server-only';

/** Beside its characters, what an entry costs. */
const entryBytes = 96;

/** Steps by version, the oldest let go beyond a limit of memory. */
export class StepLog extends Map<bigint, string> {
  readonly #limit: number;
  #bytes = 0;

  constructor(limitBytes: number) {
    super();
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  override set(version: bigint, step: string): this {
    this.delete(version);
    super.set(version, step);
    this.#bytes += weight(step);
    for (const oldest of this.keys()) {
      if (this.#bytes <= this.#limit || oldest === version) break;
      this.delete(oldest);
    }
    return this;
  }

  override clear(): void {
    super.clear();
    this.#bytes = 0;
  }

  override delete(version: bigint): boolean {
    const step = this.get(version);
    if (step !== undefined) this.#bytes -= weight(step);
    return super.delete(version);
  }
}

const weight = (step: string): number => entryBytes + 2 * step.length;

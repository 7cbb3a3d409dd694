import type { RunCode } from '@/lib/fold/stepping.ts';
import type { SandboxEvent } from '@/lib/sandbox/session.mjs';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';

/** A sandbox that no stream needs goes on waiting this long. */
const idleMilliseconds = 3000;

type Code = Extract<StreamReducer, { readonly kind: 'code' }>;

export interface Batch {
  readonly events: readonly SandboxEvent[];
  /** Where it begins. */
  readonly from: Parameters<RunCode>[1];
  /** Whose events these are. */
  readonly stream: object;
}

interface Sandbox {
  readonly run: CodeRun;
  stream: object | null;
}

/** One sandbox for each reducer that is code; streams take turns in it, and none finds what another left behind. */
export class Sandboxes {
  readonly #sandboxes = new Map<string, Sandbox>();
  #idle: NodeJS.Timeout | null = null;

  steps({ key, code }: Code, { events, from, stream }: Batch): Promise<readonly string[]> {
    this.#wake();
    const sandbox = this.#sandboxes.get(key) ?? { run: new CodeRun(code), stream: null };
    this.#sandboxes.set(key, sandbox);
    if (sandbox.stream !== stream) sandbox.run.startAnew();
    sandbox.stream = stream;
    return sandbox.run.steps(events, from);
  }

  /** To be called when nothing is being folded. */
  rest(): void {
    if (this.#idle !== null || this.#sandboxes.size === 0) return;
    this.#idle = setTimeout(() => {
      this.close();
    }, idleMilliseconds);
    this.#idle.unref();
  }

  close(): void {
    this.#wake();
    for (const { run } of this.#sandboxes.values()) run.close();
    this.#sandboxes.clear();
  }

  #wake(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }
}

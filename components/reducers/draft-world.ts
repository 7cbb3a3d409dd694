import { fetchContract } from '@/components/ui/contract-query.ts';
import { bundleDraft } from '@/lib/api/reducers.ts';
import type { DraftWorld } from '@/lib/reducers/draft-reducer.ts';
import { WorkerSandbox } from '@/lib/sandbox/worker-sandbox.ts';
import { startWorker } from './start-worker.ts';

/** A sandbox of its own for one preview, ended with it; the server makes a script of TypeScript and sees no data. */
export async function inDraftWorld<Value>(
  store: string,
  signal: AbortSignal,
  work: (world: DraftWorld) => Promise<Value>,
): Promise<Value> {
  const sandbox = new WorkerSandbox(startWorker);
  const end = (): void => {
    sandbox.close();
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await work({
      bundle: (source) => fetchContract(bundleDraft, { store }, { signal, body: { source } }),
      sandbox: {
        load: (script) => sandbox.load(script),
        run: (name) => sandbox.run(name),
        renew: () => sandbox.renew(),
      },
      digest: sha256,
    });
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

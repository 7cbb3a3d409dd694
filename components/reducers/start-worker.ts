import { sandboxScriptPath } from '@/lib/sandbox/script-path.ts';
import type { SandboxAnswer, SandboxPort } from '@/lib/sandbox/sandbox-port.ts';

/** A worker of its own for one draft; its script brings a policy that lets it reach nothing. */
export function startWorker(): SandboxPort {
  const worker = new Worker(sandboxScriptPath, { name: 'draft' });
  return {
    post(message) {
      worker.postMessage(message);
    },
    end() {
      worker.terminate();
    },
    listen(onAnswer, onFault) {
      worker.onmessage = ({ data }) => {
        onAnswer(answerOf(data));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        onFault();
      };
    },
  };
}

// Only our script speaks through this port; what the draft itself made are texts inside of it.
const answerOf = (data: unknown): SandboxAnswer => data as SandboxAnswer;

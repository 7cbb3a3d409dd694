import type { SandboxAnswer, SandboxPort } from '../sandbox-port.ts';
import { serving } from '../serving.mjs';
import { openSession } from '../session.mjs';

/**
 * The sandbox without a worker around it, for tests: everything but being ended from outside.
 * `hear` may keep an answer from being heard.
 */
export function inProcessPort(hear: (answer: SandboxAnswer) => boolean = () => true): SandboxPort {
  let isEnded = false;
  let onAnswer: (answer: SandboxAnswer) => void = () => undefined;
  const serve = serving(
    (budgets) => openSession(budgets),
    (answer: SandboxAnswer) => {
      if (!isEnded && hear(answer)) onAnswer(answer);
    },
  );
  return {
    post(message) {
      setTimeout(() => {
        if (!isEnded) void serve(structuredClone(message));
      });
    },
    end() {
      isEnded = true;
    },
    listen(take) {
      onAnswer = take;
    },
  };
}

import { problemView, type ProblemView } from '@/lib/api/views.ts';

/** A refusal or failure the server told in words. */
export class ProblemError extends Error {
  readonly problem: ProblemView;
  readonly status: number;

  constructor(problem: ProblemView, status: number) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
    this.status = status;
  }
}

/** The problem an answer holds; one of our own making when it is not `application/problem+json`. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const parsed = problemView.safeParse(jsonOrNull(text));
  const problem = parsed.success
    ? parsed.data
    : {
        code: 'internal',
        title: 'The answer was not understood',
        detail: `The server answered ${response.status} without an explanation.`,
        requestId: '',
      };
  return new ProblemError(problem, response.status);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

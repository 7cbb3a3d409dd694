import type { FoundReducer } from './session.mjs';

/** A worker as its host sees it. */
export interface SandboxPort {
  readonly post: (message: object) => void;
  /** Ends it, whatever it is doing. */
  readonly end: () => void;
  /** Called once, before anything is posted. */
  readonly listen: (onAnswer: (answer: SandboxAnswer) => void, onFault: () => void) => void;
}

/** What `answers.mjs` says, and { ready } before it. */
export interface SandboxAnswer {
  readonly ready?: true;
  readonly found?: readonly FoundReducer[];
  readonly renewed?: true;
  readonly fault?: string;
  readonly id?: number;
  readonly steps?: readonly string[];
  readonly done?: boolean;
}

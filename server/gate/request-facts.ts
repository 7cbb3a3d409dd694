import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The part of a request that the gate judges. */
export interface RequestFacts {
  readonly method: string;
  /** As sent, not decoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
}

export function factsOf(request: IncomingMessage): RequestFacts {
  const { method = '', url = '', headers, rawHeaders } = request;
  return { method, url, headers, rawHeaders };
}

/** A refused request: what to answer. `detail` says what to do. */
export interface Refusal {
  readonly status: number;
  readonly code: 'invalid_input' | 'forbidden' | 'unauthenticated' | 'unsupported' | 'internal';
  readonly detail: string;
}

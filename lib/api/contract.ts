import type { ZodType } from 'zod';

/** One endpoint: page, route and client share it, so that none can drift. */
export interface Contract<Params, Body, Response> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Next's notation with our parameter names: `/api/stores/[store]/events`. */
  readonly path: string;
  /** Path and search parameters together, already tilde-decoded; every value is text. */
  readonly params: ZodType<Params>;
  readonly body: ZodType<Body> | null;
  readonly response: ZodType<Response>;
}

/** Keeps the three types of a contract without naming them. */
export function contract<Params, Body, Response>(
  definition: Contract<Params, Body, Response>,
): Contract<Params, Body, Response> {
  return definition;
}

/** The shape of a contract's body, for the service behind it. Throws for a contract that has none. */
export function bodyOf<Params, Body, Response>(
  definition: Contract<Params, Body, Response>,
): ZodType<Body> {
  if (definition.body === null) throw new Error(`${definition.path} takes no body.`);
  return definition.body;
}

/** An endpoint that answers with server-sent events of one name, each a JSON text. */
export interface StreamContract<Params> {
  readonly path: string;
  readonly params: ZodType<Params>;
  /** Name of the events. */
  readonly event: string;
}

/** An endpoint that answers with a file of newline-delimited JSON. */
export interface DownloadContract<Params> {
  readonly path: string;
  readonly params: ZodType<Params>;
  readonly fileName: string;
}

/** An endpoint that answers with the script of a worker. */
export interface ScriptContract<Params> {
  readonly path: string;
  readonly params: ZodType<Params>;
}

/** An endpoint that answers with a file, whose type and name the answer says. */
export interface FileContract<Params> {
  readonly path: string;
  readonly params: ZodType<Params>;
}

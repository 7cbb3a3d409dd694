import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ZodType } from 'zod';
import type {
  Contract,
  DownloadContract,
  FileContract,
  ScriptContract,
  StreamContract,
} from '@/lib/api/contract.ts';
import { parseInput } from '@/lib/api/parse-input.ts';
import { AppError } from '@/lib/errors.ts';
import { readParams } from '@/lib/urls/api-href.ts';
import { takeAsOf } from './take-as-of.ts';
import { principalOf } from '@/server/auth/principal.ts';
import type { Service } from '@/server/services/define-service.ts';
import type { SentFile } from '@/server/services/jobs/download-job.ts';
import { fileResponse } from './file.ts';
import { linesResponse } from './lines.ts';
import { problemResponse } from './problem.ts';
import { workerScriptResponse } from './worker-script.ts';
import type { WorkerScript } from '@/server/sandbox/browser-worker.ts';
import { serverSentEvents } from './server-sent-events.ts';

interface RouteContext {
  /** Nothing at all where the path has no segment to fill. */
  readonly params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** Turns a contract and its service into a Next route handler. Takes masked results only. */
export function route<Params, Body, Exposed>(
  contract: Contract<Params, Body, Exposed>,
  service: Service<Exposed>,
): RouteHandler {
  return answering({
    service,
    async read(request, params) {
      const input = asRecord(parseInput(contract.params, params));
      if (contract.body === null) return input;
      return { ...input, ...asRecord(await readBody(contract.body, request)) };
    },
    answer: (value) => Response.json(value, { headers: { 'cache-control': 'no-store, private' } }),
  });
}

/** As `route`, for answers that come bit by bit: each item is sent as a server-sent event. */
export function streamRoute<Params, Item>(
  contract: StreamContract<Params>,
  service: Service<AsyncIterable<Item>>,
): RouteHandler {
  return answering({
    service,
    read: (_, params) => Promise.resolve(parseInput(contract.params, params)),
    answer: (items, { requestId }) => serverSentEvents({ name: contract.event, items }, requestId),
  });
}

/**
 * As `streamRoute`, for answers without an end: a reader whose connection broke comes back with the id
 * of the last thing it got, which then counts as its `after`.
 */
export function tailRoute<Params, Item>(
  contract: StreamContract<Params>,
  service: Service<AsyncIterable<Item>>,
  placeOf: (item: Item) => string | null,
): RouteHandler {
  return answering({
    service,
    read(request, params) {
      const last = request.headers.get('last-event-id');
      const asked = last === null || last === '' ? params : { ...asRecord(params), after: last };
      return Promise.resolve(parseInput(contract.params, asked));
    },
    answer: (items, { requestId }) =>
      serverSentEvents({ name: contract.event, items, placeOf }, requestId),
  });
}

/** As `route`, for downloads of newline-delimited JSON; each item is one line. */
export function downloadRoute<Params>(
  contract: DownloadContract<Params>,
  service: Service<AsyncIterable<string>>,
): RouteHandler {
  return answering({
    service,
    read: (_, params) => Promise.resolve(parseInput(contract.params, params)),
    answer: (lines) => linesResponse(lines, contract.fileName),
  });
}

/** For the script of a worker, with a policy of its own. */
export function workerRoute<Params>(
  contract: ScriptContract<Params>,
  service: Service<WorkerScript>,
): RouteHandler {
  return answering({
    service,
    read: (_, params) => Promise.resolve(parseInput(contract.params, params)),
    answer: (script, { request }) => workerScriptResponse(script, request),
  });
}

/** As `route`, for files that lie ready. */
export function fileRoute<Params>(
  contract: FileContract<Params>,
  service: Service<SentFile>,
): RouteHandler {
  return answering({
    service,
    read: (_, params) => Promise.resolve(parseInput(contract.params, params)),
    answer: fileResponse,
  });
}

interface Asked {
  readonly request: Request;
  readonly requestId: string;
}

interface Answering<Exposed> {
  readonly service: Service<Exposed>;
  /** What the service is given: parameters are already decoded. */
  readonly read: (request: Request, params: unknown) => Promise<unknown>;
  readonly answer: (value: Exposed, asked: Asked) => Response;
}

function answering<Exposed>({ service, read, answer }: Answering<Exposed>): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const principal = await principalOf(request.headers);
      const segments = (await context.params) ?? {};
      const { time, rest } = takeAsOf(new URL(request.url).searchParams);
      const input = await read(request, readParams(segments, rest));
      const call = { principal, signal: request.signal, requestId, asOf: time };
      const masked = await service(call, input);
      return answer(masked.value, { request, requestId });
    } catch (error) {
      return problemResponse(meaning(error, request.signal), requestId);
    }
  };
}

/** Whatever a read was torn down by, it ended because nobody waits any more. */
function meaning(error: unknown, signal: AbortSignal): unknown {
  if (!signal.aborted || error instanceof AppError) return error;
  return new AppError('cancelled', 'The reader went away.', { cause: error });
}

async function readBody<Body>(schema: ZodType<Body>, request: Request): Promise<Body> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new AppError('invalid_input', 'Send the body as application/json.');
  }
  return parseInput(schema, await jsonOf(request));
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not valid JSON.', { cause });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

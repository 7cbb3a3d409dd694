import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ZodType } from 'zod';
import type { Contract, DownloadContract, StreamContract } from '@/lib/api/contract.ts';
import { AppError } from '@/lib/errors.ts';
import { readParams } from '@/lib/urls/api-href.ts';
import { principalOf } from '@/server/auth/principal.ts';
import type { Service } from '@/server/services/define-service.ts';
import { linesResponse } from './lines.ts';
import { problemResponse } from './problem.ts';
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
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const principal = await principalOf(request.headers);
      const params = parse(
        contract.params,
        readParams((await context.params) ?? {}, new URL(request.url).searchParams),
      );
      const body = contract.body === null ? null : parse(contract.body, await readBody(request));
      const input = { ...asRecord(params), ...asRecord(body) };
      const masked = await service({ principal, signal: request.signal, requestId }, input);
      return Response.json(masked.value, { headers: { 'cache-control': 'no-store, private' } });
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
}

async function readBody(request: Request): Promise<unknown> {
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json')) {
    throw new AppError('invalid_input', 'Send the body as application/json.');
  }
  try {
    return await request.json();
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not valid JSON.', { cause });
  }
}

function parse<Value>(schema: ZodType<Value>, raw: unknown): Value {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new AppError('invalid_input', `${field || 'Input'}: ${issue?.message ?? 'not valid'}.`, {
    field,
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** As `route`, for answers that come bit by bit: each item is sent as a server-sent event. */
export function streamRoute<Params, Item>(
  contract: StreamContract<Params>,
  service: Service<AsyncIterable<Item>>,
): RouteHandler {
  return answering(contract.params, service, (items, requestId) =>
    serverSentEvents(contract.event, items, requestId),
  );
}

/** As `route`, for downloads of newline-delimited JSON; each item is one line. */
export function downloadRoute<Params>(
  contract: DownloadContract<Params>,
  service: Service<AsyncIterable<string>>,
): RouteHandler {
  return answering(contract.params, service, (lines) => linesResponse(lines, contract.fileName));
}

function answering<Params, Exposed>(
  params: ZodType<Params>,
  service: Service<Exposed>,
  answer: (value: Exposed, requestId: string) => Response,
): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const principal = await principalOf(request.headers);
      const segments = (await context.params) ?? {};
      const search = new URL(request.url).searchParams;
      const input = parse(params, readParams(segments, search));
      const masked = await service({ principal, signal: request.signal, requestId }, input);
      return answer(masked.value, requestId);
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
}

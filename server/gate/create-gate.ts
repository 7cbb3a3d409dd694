import 'server-only';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { cleanHeaders } from './clean-headers.ts';
import { factsOf } from './request-facts.ts';
import type { RequestFacts } from './request-facts.ts';
import { refuseRequest } from './refuse-request.ts';
import { guardResponse } from './response-headers.ts';
import { sendRefusal } from './send-refusal.ts';
import { admit } from './sign-in.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface GateOptions {
  /** What stands behind the gate. */
  readonly answer: Answer;
  /** Told when a browser without a valid session was turned away. */
  readonly onStranger: () => void;
}

const FAILED = { status: 500, code: 'internal', detail: 'Something failed on our side.' } as const;

function portOf(request: IncomingMessage): number {
  return request.socket.localPort ?? 0;
}

async function pass(
  facts: RequestFacts,
  [request, response]: readonly [IncomingMessage, ServerResponse],
  options: GateOptions,
): Promise<void> {
  const admission = await admit(facts);
  if (admission.kind === 'refused') {
    sendRefusal(response, admission.refusal, facts);
    options.onStranger();
  } else if (admission.kind === 'redirect') {
    if (admission.cookie !== null) response.setHeader('Set-Cookie', admission.cookie);
    response.setHeader('Location', admission.to);
    response.writeHead(303).end();
  } else {
    cleanHeaders(request.headers);
    await options.answer(request, response);
  }
}

function fail(response: ServerResponse, facts: RequestFacts, error: unknown): void {
  console.error(error);
  if (response.headersSent) response.destroy();
  else sendRefusal(response, FAILED, facts);
}

/** The server in front of everything: checks each request, signs in, and guards each answer. Does not listen yet. */
export function createGate(options: GateOptions): Server {
  const server = createServer(
    { maxHeaderSize: 32 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 },
    (request, response) => {
      const facts = factsOf(request);
      guardResponse(response, facts.url);
      const refusal = refuseRequest(facts, portOf(request));
      if (refusal !== null) {
        sendRefusal(response, refusal, facts);
        return;
      }
      pass(facts, [request, response], options).catch((error: unknown) => {
        fail(response, facts, error);
      });
    },
  );
  server.on('upgrade', (_request, socket) => {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return server;
}

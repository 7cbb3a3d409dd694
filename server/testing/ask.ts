import { testToken } from './own-data.ts';

export type Handler = (
  request: Request,
  context: { readonly params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

export interface Asked {
  readonly method?: string;
  /** Segments as Next hands them over. */
  readonly segments?: Readonly<Record<string, string>>;
  /** Search string without `?`. */
  readonly search?: string;
  readonly body?: unknown;
  /** In place of the text of `body`. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Calls a route handler as Next would, signed in with the token of `ownData`. */
export function ask(handler: Handler, asked: Asked = {}): Promise<Response> {
  const { method = 'GET', segments = {}, search = '' } = asked;
  const text = textOf(asked);
  const request = new Request(`http://127.0.0.1:4610/api/x${search === '' ? '' : `?${search}`}`, {
    method,
    body: text,
    ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    headers: {
      authorization: `Bearer ${testToken}`,
      ...(text === null ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
  });
  return handler(request, { params: Promise.resolve({ ...segments }) });
}

function textOf({ rawBody, body }: Asked): string | null {
  if (rawBody !== undefined) return rawBody;
  return body === undefined ? null : JSON.stringify(body);
}

import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';

const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

/** Every field of a connection. Nothing is ever filled in from the environment or from `~/.pgpass`. */
const fieldsSchema = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(5432),
  database: z.string().min(1),
  user: z.string().min(1),
  password: z.string().default(''),
  /** As libpq has them; `prefer` takes encryption where the server offers it. */
  ssl: z.enum(sslModes).default('prefer'),
});

/** `postgres://user:password@host:5432/database?sslmode=require`, or its parts. */
export const postgresConfig = z.union([z.object({ url: z.string().min(1) }), fieldsSchema]);

export type PostgresConfig = z.infer<typeof postgresConfig>;
export type ConnectionFields = z.infer<typeof fieldsSchema>;

/** The connection a configuration names. Throws `invalid_input` with the part that is missing. */
export function connectionFields(config: PostgresConfig): ConnectionFields {
  return 'url' in config ? fieldsFromUrl(config.url) : config;
}

function fieldsFromUrl(text: string): ConnectionFields {
  // As libpq has it, a URL may leave out its host; the web's URLs may not.
  const full = text.replace(/^([a-z]+:\/\/[^/?#]*@)(?=[/?]|$)/i, '$1localhost');
  const url = URL.canParse(full) ? new URL(full) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw invalid('Write the store as postgres://user:password@host:5432/database.');
  }
  const user = decoded(url.username);
  if (user === '') throw invalid('The address names no user: postgres://user@host/database.');
  const socket = url.searchParams.get('host');
  const host = decoded(url.hostname).replace(/^\[(.*)\]$/, '$1');
  return {
    host: socket ?? host,
    port: url.port === '' ? 5432 : Number(url.port),
    database: decoded(url.pathname.slice(1)) || user,
    user,
    password: decoded(url.password),
    ssl: sslMode(url.searchParams.get('sslmode')),
  };
}

function sslMode(text: string | null): ConnectionFields['ssl'] {
  const mode = sslModes.find((known) => known === (text === 'allow' ? 'prefer' : text));
  if (mode !== undefined) return mode;
  if (text === null) return 'prefer';
  throw invalid(`The sslmode must be one of ${sslModes.join(', ')}.`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    // The cause quotes the part, and the part may be the password.
    if (cause instanceof URIError) throw invalid('A part of the address is not percent-encoded.');
    throw cause;
  }
}

const invalid = (message: string): AppError =>
  new AppError('invalid_input', message, { field: 'location' });

import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder for our own database and the demo stores. */
  readonly data: string;
  /** Fixes the token of the printed address; null: a fresh one for each start. */
  readonly token: string | null;
  /** Locations to open beside those of backstory.config.json: `postgres://` URLs or absolute SQLite paths. */
  readonly stores: readonly string[];
  /** The demo stores beside the user's own. */
  readonly demo: boolean;
  /** Most events one search looks at before it says how far it came. */
  readonly searchEvents: number;
  /** Longest time one search takes before it says how far it came. */
  readonly searchSeconds: number;
  /** Most memory that one search takes for folded states; streams that need more alone are left out and named. */
  readonly searchStateMegabytes: number;
  /** Which stores are indexed unless asked otherwise: `demo`, `all`, `none` or ids. */
  readonly index: string;
  /** Whether indexes keep pieces of words too, so that parts of words are looked up. */
  readonly indexParts: boolean;
  /** Disk space for folded states, so that streams need not be folded anew; 0: none are kept. */
  readonly checkpointMegabytes: number;
  /** Most disk that the files of jobs take together, in millions of bytes. */
  readonly exportMegabytes: number;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** Every variable Backstory reads. docs/configuration.md names each. */
export const variableNames = [
  'BACKSTORY_PORT',
  'BACKSTORY_HOST',
  'BACKSTORY_DATA',
  'BACKSTORY_TOKEN',
  'BACKSTORY_STORES',
  'BACKSTORY_DEMO',
  'BACKSTORY_SEARCH_EVENTS',
  'BACKSTORY_SEARCH_SECONDS',
  'BACKSTORY_SEARCH_STATE_MEGABYTES',
  'BACKSTORY_INDEX',
  'BACKSTORY_INDEX_PARTS',
  'BACKSTORY_CHECKPOINT_MEGABYTES',
  'BACKSTORY_EXPORT_MEGABYTES',
] as const;

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'is a whole number from 1 on')
    .transform(Number)
    .refine((number) => number <= most, `is at most ${most}`);

const locationList = z.array(z.string().trim().min(1));

const variables = z.object({
  BACKSTORY_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a port number, 0 to 65535')
    .default(4610),
  BACKSTORY_HOST: z.string().min(1).default('127.0.0.1'),
  BACKSTORY_DATA: z.string().min(1).default('.backstory'),
  BACKSTORY_TOKEN: z
    .string()
    .regex(/^[\w-]{16,128}$/, 'is 16 to 128 letters, digits, - or _')
    .optional(),
  BACKSTORY_STORES: z.string().default(''),
  BACKSTORY_DEMO: z.enum(['0', '1'], 'is 1 or 0').default('0'),
  BACKSTORY_SEARCH_EVENTS: wholeNumber(1_000_000_000).default(200_000),
  BACKSTORY_SEARCH_SECONDS: wholeNumber(3600).default(20),
  BACKSTORY_SEARCH_STATE_MEGABYTES: wholeNumber(100_000).default(64),
  BACKSTORY_INDEX: z
    .string()
    .regex(/^[a-z0-9-]+(?:[\s,]+[a-z0-9-]+)*$/, 'is demo, all, none or ids of stores')
    .default('demo'),
  BACKSTORY_INDEX_PARTS: z.enum(['0', '1'], 'is 1 or 0').default('0'),
  BACKSTORY_CHECKPOINT_MEGABYTES: z
    .string()
    .regex(/^\d{1,7}$/, 'is a whole number from 0 on')
    .transform(Number)
    .refine((number) => number <= 1_000_000, 'is at most 1000000')
    .default(512),
  BACKSTORY_EXPORT_MEGABYTES: wholeNumber(100_000_000).default(10_000),
});

// A list in JSON can hold paths with spaces.
function splitLocations(text: string): readonly string[] {
  if (!text.trimStart().startsWith('[')) {
    return text.split(/\s+/).filter((location) => location !== '');
  }
  try {
    return locationList.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError(
      'invalid_input',
      'BACKSTORY_STORES begins with [ but is not a JSON list of texts.',
      { cause, field: 'BACKSTORY_STORES' },
    );
  }
}

/** Whether a location is a `postgres://` URL; else it is the path of a SQLite file. */
export function isPostgresUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//i.test(location);
}

/** An empty variable counts as not set. Throws `invalid_input` naming the variable. */
export function parseEnvironment(raw: Variables, folder: string): Environment {
  const given = variableNames.flatMap((name) => {
    const value = raw[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'The environment');
    throw new AppError('invalid_input', `${name} ${issue?.message ?? 'is not valid'}.`, {
      field: name,
    });
  }
  const { data } = parsed;
  return {
    port: data.BACKSTORY_PORT,
    host: data.BACKSTORY_HOST,
    data: resolve(folder, data.BACKSTORY_DATA),
    token: data.BACKSTORY_TOKEN ?? null,
    stores: splitLocations(data.BACKSTORY_STORES).map((location) =>
      isPostgresUrl(location) ? location : resolve(folder, location),
    ),
    demo: data.BACKSTORY_DEMO === '1',
    searchEvents: data.BACKSTORY_SEARCH_EVENTS,
    searchSeconds: data.BACKSTORY_SEARCH_SECONDS,
    searchStateMegabytes: data.BACKSTORY_SEARCH_STATE_MEGABYTES,
    index: data.BACKSTORY_INDEX,
    indexParts: data.BACKSTORY_INDEX_PARTS === '1',
    checkpointMegabytes: data.BACKSTORY_CHECKPOINT_MEGABYTES,
    exportMegabytes: data.BACKSTORY_EXPORT_MEGABYTES,
  };
}

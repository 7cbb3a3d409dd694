import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import { tableMapping } from '@/lib/events/table-mapping.ts';
import { longestQuery } from '@/lib/query/limits.ts';
import { readFilter } from '@/lib/query/default-filter.ts';
import {
  readSentences,
  sentencesByType,
  type SentencesByType,
} from '@/lib/sentences/sentences-schema.ts';
import type { SentenceTemplate } from '@/lib/sentences/template.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is lower-case letters, digits and -, at most 63');

const filter = z.string().max(longestQuery);

const store = z
  .strictObject({
    id: id.optional(),
    title: z.string().min(1).max(200).optional(),
    url: z
      .string()
      .regex(/^postgres(ql)?:\/\//i, 'begins with postgres://')
      .optional(),
    path: z.string().min(1).optional(),
    layout: z.string().min(1).optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    defaultFilter: filter
      .optional()
      .describe(
        'What searches of the store begin with, in place of the filter for all; "" for none.',
      ),
  })
  .refine((value) => (value.url === undefined) !== (value.path === undefined), {
    message: 'has either "url" or "path"',
  })
  .refine((value) => value.parameters === undefined || value.layout !== undefined, {
    message: 'has "parameters" only together with "layout"',
  })
  // The two refinements once more, for editors that complete and check the file by its schema, and
  // what a mapped table needs to say.
  .meta({
    oneOf: [{ required: ['url'] }, { required: ['path'] }],
    dependentRequired: { parameters: ['layout'] },
    if: { properties: { layout: { const: 'mapped' } }, required: ['layout'] },
    then: { properties: { parameters: z.toJSONSchema(tableMapping, { io: 'input' }) } },
  });

/** The shape of backstory.config.json; public/backstory.config.schema.json says the same. */
export const configFile = z.strictObject({
  $schema: z.string().optional(),
  stores: z.array(store).default([]),
  defaultFilter: filter
    .describe(
      'What searches begin with, in the query language: shown as parts that can be taken away.',
    )
    .default(''),
  describe: z
    .record(id, sentencesByType)
    .describe('How events are told where no reducer tells them: by the id of a store and by type.')
    .default({}),
});

function refuseTwins(ids: readonly (string | undefined)[]): void {
  const twin = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
  if (twin === undefined) return;
  throw new AppError('invalid_input', `backstory.config.json: two stores have the id ${twin}.`, {
    field: 'stores',
  });
}

export interface FileStore {
  readonly id: string | null;
  readonly title: string | null;
  readonly location: string;
  readonly layout: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Null: the filter for all stores. */
  readonly defaultFilter: string | null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new AppError('invalid_input', `backstory.config.json is not JSON: ${reason}`, { cause });
  }
}

export interface ConfigFile {
  readonly stores: readonly FileStore[];
  /** What searches begin with; empty: nothing. */
  readonly defaultFilter: string;
  /** How events are told, by store and type. */
  readonly sentences: ReadonlyMap<string, ReadonlyMap<string, readonly SentenceTemplate[]>>;
}

/** `folder` is what relative paths start from. Throws `invalid_input` naming the place in the file. */
export function parseConfigFile(text: string, folder: string): ConfigFile {
  const parsed = configFile.safeParse(parseJson(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrongAt(issue?.path ?? [], `${issue?.message ?? 'is not valid'}.`);
  }
  const { stores, describe, defaultFilter } = parsed.data;
  checkFilter(['defaultFilter'], defaultFilter);
  stores.forEach((entry, index) => {
    checkFilter(['stores', index, 'defaultFilter'], entry.defaultFilter ?? '');
  });
  refuseTwins(stores.map(({ id: own }) => own));
  return {
    stores: stores.map((entry) => ({
      id: entry.id ?? null,
      title: entry.title ?? null,
      location: entry.url ?? resolve(folder, entry.path ?? ''),
      layout: entry.layout ?? null,
      parameters: entry.parameters ?? {},
      defaultFilter: entry.defaultFilter ?? null,
    })),
    defaultFilter,
    sentences: new Map(
      Object.entries(describe).map(([store, byType]) => [store, sentencesOf(store, byType)]),
    ),
  };
}

function checkFilter(path: readonly PropertyKey[], text: string): void {
  const read = readFilter(text);
  if (!read.ok) throw wrongAt(path, `cannot be used: ${read.message}`);
}

function sentencesOf(store: string, byType: SentencesByType) {
  const { templates, faults } = readSentences(byType);
  const [fault] = faults;
  if (fault !== undefined) throw wrongAt(['describe', store, ...fault.path], fault.message);
  return templates;
}

function wrongAt(path: readonly PropertyKey[], message: string): AppError {
  const place = path.map(String).join('.');
  const where = place === '' ? 'the file' : place;
  return new AppError('invalid_input', `backstory.config.json: ${where} ${message}`, {
    field: place,
  });
}

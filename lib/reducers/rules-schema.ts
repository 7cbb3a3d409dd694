import { z } from 'zod';
import { sentencesByType } from '@/lib/sentences/sentences-schema.ts';

const template = z
  .unknown()
  .describe(
    'A value. Texts that begin with $ point somewhere: $ is the data of the event, $.a.b a part of it, ' +
      '$event.recordedAt a fact of the event, $metadata.a and $state.a parts of those. ' +
      'A ? at the end makes it optional; $$ begins a text with a dollar sign.',
  );
const byPath = (does: string) => z.record(z.string().min(1), template).describe(does);

const operations = z.strictObject({
  set: byPath('Path → value: writes the value.').optional(),
  merge: z
    .union([z.string().startsWith('$'), z.record(z.string().min(1), template)])
    .describe('$ merges the data into the state; path → object merges there. null removes.')
    .optional(),
  add: byPath('Path → number: adds it, exactly. A missing number counts as 0.').optional(),
  subtract: byPath('Path → number: subtracts it, exactly.').optional(),
  append: byPath('Path of a list → value: appends it.').optional(),
  put: z
    .record(z.string().min(1), z.strictObject({ by: z.string().min(1), value: template }))
    .describe(
      'Path of a list → { by, value }: replaces the element with the same field, or appends.',
    )
    .optional(),
  remove: z
    .record(
      z.string().min(1),
      z.union([
        z.strictObject({ where: z.record(z.string(), template) }),
        z.strictObject({ value: template }),
      ]),
    )
    .describe('Path of a list → { where } or { value }: removes the elements that agree.')
    .optional(),
  unset: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .describe('Paths to take away.')
    .optional(),
  delete: z.literal(true).describe('Empties the state.').optional(),
  ignore: z.literal(true).describe('This type is known and changes nothing.').optional(),
});

const rule = z
  .union([z.enum(['merge', 'delete', 'ignore']), operations, z.array(operations).min(1)], {
    error: 'Write merge, delete, ignore, or operations such as set and add.',
  })
  .describe('What an event of this type does, in the order written.');

/** The shape of a rules file; `public/backstory.rules.schema.json` says the same. */
export const rulesSchema = z.strictObject({
  $schema: z.string().optional(),
  category: z.string().min(1).describe('Kind of streams these rules fold.'),
  store: z.string().min(1).describe('Only in this store; absent: in every store.').optional(),
  initial: z
    .record(z.string(), z.unknown())
    .describe('The state before the first event.')
    .optional(),
  idempotent: z
    .boolean()
    .describe('Says that an event that comes a second time changes nothing, and has that checked.')
    .optional(),
  on: z
    .record(z.string().min(1), rule, {
      error: ({ code }) =>
        code === 'invalid_type' ? 'Below "on" stands an entry for each event type.' : undefined,
    })
    .describe('By event type; "*" is for all others.'),
  describe: sentencesByType.optional(),
});

import { z } from 'zod';

/** What folds a stream: the hash of a version, or `inferred`; absent: the active version. */
export const reducerChoice = z
  .string()
  .regex(/^(?:inferred|[0-9a-f]{64})$/, 'is the hash of a version, or inferred')
  .optional();

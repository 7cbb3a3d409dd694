import { z } from 'zod';
import { contract } from './contract.ts';

/** What a member may have kept for them; everything about how things look stays in the browser. */
export const preferenceInput = z.strictObject({
  /** The store last looked into: where the first page leads. */
  lastStore: z.string().min(1).max(200),
});

export const writePreference = contract({
  method: 'POST',
  path: '/api/preferences',
  params: z.strictObject({}),
  body: preferenceInput,
  response: z.object({ lastStore: z.string() }),
});

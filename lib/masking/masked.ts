import type { Branded } from '../branded.ts';

/**
 * A result that went through the masking policy. Only `expose` of a service makes one, and `route()`
 * takes nothing else, so an unmasked event cannot compile its way out.
 */
export type Masked<Result> = Branded<{ readonly value: Result; readonly policy: string }, 'Masked'>;

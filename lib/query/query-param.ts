import { parseQuery, type ParsedQuery } from './parse.ts';
import { printQuery } from './print.ts';
import type { Query } from './syntax.ts';

/** The value of `q` in an address; null for the query that asks for everything. */
export const queryToParam = (query: Query): string | null => printQuery(query) || null;

export const queryFromParam = (param: string | null | undefined): ParsedQuery =>
  parseQuery(param ?? '');

import 'server-only';
import type { ExportAsked } from '@/lib/api/jobs.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { isPassedThrough } from './internal-passed-through.ts';

/** Whether an export that is resumed goes on where it was; else it begins again. */
export const exportGoesOn = ({ q }: Pick<ExportAsked, 'q'>): boolean =>
  isPassedThrough(parseQuery(q).query);

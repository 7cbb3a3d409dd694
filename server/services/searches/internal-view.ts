import 'server-only';
import type { SavedSearchView } from '@/lib/api/searches.ts';
import type { KeptSearch } from '@/server/db/saved-searches.ts';

/** Who else saved a search for everyone is nobody's business: only whether it is one's own. */
export const searchView = (
  { id, folder, name, description, q, shared, memberId }: KeptSearch,
  reader: string,
): SavedSearchView => ({ id, folder, name, description, q, shared, own: memberId === reader });

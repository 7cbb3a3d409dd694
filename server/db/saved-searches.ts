import 'server-only';
import { database } from './client.ts';

export interface NewSearch {
  readonly memberId: string;
  readonly store: string;
  /** Empty: in no folder. */
  readonly folder: string;
  readonly name: string;
  readonly q: string;
  /** Everyone sees it. */
  readonly shared: boolean;
}

export interface KeptSearch extends NewSearch {
  readonly id: number;
  readonly createdAt: Date;
}

/** A member's own searches of a store and those of others for everyone, by folder and name. */
export async function searchesFor(memberId: string, store: string): Promise<readonly KeptSearch[]> {
  const client = await database();
  return client.savedSearch.findMany({
    where: { store, OR: [{ memberId }, { shared: true }] },
    orderBy: [{ folder: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
}

/** Keeps a search; one of the same member, folder and name is replaced. */
export async function saveSearch(search: NewSearch): Promise<KeptSearch> {
  const { memberId, store, folder, name, q, shared } = search;
  const client = await database();
  return client.savedSearch.upsert({
    where: { memberId_store_folder_name: { memberId, store, folder, name } },
    create: { memberId, store, folder, name, q, shared },
    update: { q, shared },
  });
}

/** False where the member has no such search in this store. */
export async function deleteSearch(
  id: number,
  { memberId, store }: Pick<NewSearch, 'memberId' | 'store'>,
): Promise<boolean> {
  const client = await database();
  const { count } = await client.savedSearch.deleteMany({ where: { id, memberId, store } });
  return count > 0;
}

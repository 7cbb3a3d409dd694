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

/** Changes a member's search; `taken` where another of theirs is called so, `none` where there is none. */
export async function changeSearch(
  id: number,
  search: NewSearch,
): Promise<KeptSearch | 'none' | 'taken'> {
  const { memberId, store, folder, name, q, shared } = search;
  const client = await database();
  return client.$transaction(async (all) => {
    const own = await all.savedSearch.findFirst({ where: { id, memberId, store } });
    if (own === null) return 'none';
    const twin = await all.savedSearch.findFirst({
      where: { memberId, store, folder, name, NOT: { id } },
    });
    if (twin !== null) return 'taken';
    return all.savedSearch.update({
      where: { id },
      data: { folder, name, q, shared },
    });
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

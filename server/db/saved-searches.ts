import 'server-only';
import { z } from 'zod';
import { database } from './client.ts';

const keptSearch = z.object({
  id: z.number(),
  memberId: z.string(),
  store: z.string(),
  /** Empty: in no folder. */
  folder: z.string(),
  name: z.string(),
  /** What it is for; empty: nothing is said. */
  description: z.string(),
  q: z.string(),
  /** Everyone sees it. */
  shared: z.boolean(),
});
export type KeptSearch = Readonly<z.infer<typeof keptSearch>>;
export type NewSearch = Omit<KeptSearch, 'id'>;

/** A member's own searches of a store and those of others for everyone, by folder and name. */
export async function searchesFor(memberId: string, store: string): Promise<readonly KeptSearch[]> {
  const client = await database();
  const rows = await client.savedSearch.findMany({
    where: { store, OR: [{ memberId }, { shared: true }] },
    orderBy: [{ folder: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => keptSearch.parse(row));
}

/** Keeps a search; one of the same member, folder and name is replaced. */
export async function saveSearch(search: NewSearch): Promise<KeptSearch> {
  const { memberId, store, folder, name, ...parts } = search;
  const client = await database();
  const row = await client.savedSearch.upsert({
    where: { memberId_store_folder_name: { memberId, store, folder, name } },
    create: { memberId, store, folder, name, ...parts },
    update: parts,
  });
  return keptSearch.parse(row);
}

/** Changes a member's search; `taken` where another of theirs is called so, `none` where there is none. */
export async function changeSearch(
  id: number,
  search: NewSearch,
): Promise<KeptSearch | 'none' | 'taken'> {
  const { memberId, store, ...parts } = search;
  const { folder, name } = parts;
  const client = await database();
  return client.$transaction(async (all) => {
    const own = await all.savedSearch.findFirst({ where: { id, memberId, store } });
    if (own === null) return 'none';
    const twin = await all.savedSearch.findFirst({
      where: { memberId, store, folder, name, NOT: { id } },
    });
    if (twin !== null) return 'taken';
    return keptSearch.parse(await all.savedSearch.update({ where: { id }, data: parts }));
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

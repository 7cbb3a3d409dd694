import 'server-only';
import { z } from 'zod';
import { database } from './client.ts';

const claimsSchema = z.object({
  handled: z.array(z.string()).nullable(),
  ignored: z.array(z.string()),
  idempotent: z.boolean().default(false),
});

export interface NewReducerVersion {
  readonly hash: string;
  /** Empty: for every store. */
  readonly store: string;
  readonly category: string;
  readonly kind: 'reducer' | 'rules';
  readonly origin: 'file' | 'draft';
  readonly name: string;
  readonly source: string;
  readonly script: string | null;
  readonly export: string | null;
  readonly initial: string | null;
  readonly claims: z.infer<typeof claimsSchema> | null;
  readonly createdBy: string;
}

export interface KeptReducerVersion extends NewReducerVersion {
  readonly number: number;
  readonly createdAt: Date;
}

export interface KeptActivation {
  readonly store: string;
  readonly category: string;
  readonly hash: string | null;
  /** Member id, or `file`. */
  readonly by: string;
  readonly at: Date;
}

/** Keeps a version with the next number; one that is known already stays as it is. */
export async function saveReducerVersion(version: NewReducerVersion): Promise<KeptReducerVersion> {
  const client = await database();
  const row = await client.$transaction(async (own) => {
    const known = await own.reducerVersion.findUnique({ where: { hash: version.hash } });
    if (known !== null) return known;
    const { claims, ...rest } = version;
    const { store, category } = rest;
    const last = await own.reducerVersion.aggregate({
      where: { store, category },
      _max: { number: true },
    });
    const number = (last._max.number ?? 0) + 1;
    const data = { ...rest, types: claims === null ? null : JSON.stringify(claims), number };
    return own.reducerVersion.create({ data });
  });
  return kept(row);
}

/** All versions, newest first. */
export async function listReducerVersions(): Promise<readonly KeptReducerVersion[]> {
  const client = await database();
  const rows = await client.reducerVersion.findMany({ orderBy: { number: 'desc' } });
  return rows.map(kept);
}

/** From now on this version folds the category; null: none. */
export async function saveActivation(activation: Omit<KeptActivation, 'at'>): Promise<void> {
  const client = await database();
  await client.reducerActivation.create({ data: { ...activation } });
}

/** The same, unless it was the last thing that `by` did to the category; whoever does it at the same time makes one fail. */
export async function saveActivationOnce(activation: Omit<KeptActivation, 'at'>): Promise<void> {
  const { store, category, hash, by } = activation;
  const client = await database();
  await client.$transaction(async (own) => {
    const where = { store, category, by };
    const last = await own.reducerActivation.findFirst({ where, orderBy: { id: 'desc' } });
    if (last?.hash !== hash) await own.reducerActivation.create({ data: activation });
  });
}

/** Grows with every activation; 0 before the first one. */
export async function lastActivation(): Promise<number> {
  const client = await database();
  const last = await client.reducerActivation.findFirst({
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return last?.id ?? 0;
}

/** All activations, newest first. */
export async function listActivations(): Promise<readonly KeptActivation[]> {
  const client = await database();
  return client.reducerActivation.findMany({ orderBy: { id: 'desc' } });
}

interface Row extends Omit<KeptReducerVersion, 'kind' | 'origin' | 'claims'> {
  readonly kind: string;
  readonly origin: string;
  readonly types: string | null;
}

const kept = ({ kind, origin, types, ...row }: Row): KeptReducerVersion => ({
  ...row,
  kind: kind === 'rules' ? 'rules' : 'reducer',
  origin: origin === 'draft' ? 'draft' : 'file',
  claims: types === null ? null : claimsSchema.parse(JSON.parse(types)),
});

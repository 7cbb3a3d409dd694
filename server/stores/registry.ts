import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { storeId, type StoreId } from '@/lib/events/ids.ts';
import { listConnections } from '@/server/db/connections.ts';
import { configuredStores } from '@/server/env.ts';
import { pinnedTime } from '@/server/as-of.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { pastOf } from './past-of.ts';
import { engineAt, shownLocation } from './engines.ts';
import type { EventStore, LayoutGuess } from './port.ts';

export { engineAt, shownLocation } from './engines.ts';

/** A store somebody told us of, open or not. */
export interface KnownStore {
  readonly id: StoreId;
  readonly title: string;
  readonly engine: string;
  /** Without secrets. */
  readonly location: string;
  readonly demo: boolean;
  /** Connected on screen, so it can be forgotten there. */
  readonly removable: boolean;
}

export interface OpenStore extends KnownStore {
  readonly guess: LayoutGuess;
  readonly store: EventStore;
}

interface Registration extends KnownStore {
  /** With secrets; never leaves this file. */
  readonly secretLocation: string;
  readonly wanted: LayoutGuess | null;
}

const openings = (): Map<string, Promise<OpenStore>> =>
  onceInProcess('open-stores', () => new Map<string, Promise<OpenStore>>());

/** How long an opening that failed is remembered, so that one dead store does not slow every page. */
const failureMilliseconds = 5000;
const openMilliseconds = 10_000;

/** Every store of the configuration and of the screen, in that order. */
export async function knownStores(): Promise<readonly KnownStore[]> {
  return registrations();
}

/**
 * The store, opened on first use; as it was then in a call that is pinned to a moment. Throws
 * `not_found`, or why it cannot be opened.
 */
export async function storeById(id: string): Promise<OpenStore> {
  const opened = await presentStore(id);
  const time = pinnedTime();
  if (time === null) return opened;
  return { ...opened, store: await pastOf(opened.store, time) };
}

/** As `storeById` with everything that is in the store now, whatever the call is pinned to. */
export async function presentStore(id: string): Promise<OpenStore> {
  const known = (await registrations()).find((each) => each.id === id);
  if (known === undefined) {
    throw new AppError('not_found', `There is no store named "${id}".`, { field: 'store' });
  }
  return open(known);
}

/** Closes a store, so that the next use opens it anew; harmless for one that is not open. */
export async function closeStore(id: string): Promise<void> {
  const opening = openings().get(id);
  if (opening === undefined) return;
  openings().delete(id);
  const opened = await opening.catch(() => null);
  await opened?.store.close();
}

/** The best layout for a location; throws `unsupported` where nothing fits. */
export async function detectBest(location: string, signal: AbortSignal): Promise<LayoutGuess> {
  const [best] = await engineAt(location).detect(signal);
  if (best === undefined || best.layout === 'mapped') {
    throw new AppError(
      'unsupported',
      'No known layout fits: connect the store on screen and name its table and columns.',
      { field: 'layout' },
    );
  }
  return best;
}

async function registrations(): Promise<readonly Registration[]> {
  const configured = configuredStores().map((each): Registration => ({
    ...told(each),
    demo: each.demo,
    removable: false,
    wanted: each.guess ?? null,
  }));
  const connected = (await listConnections()).map((each): Registration => ({
    ...told(each),
    demo: false,
    removable: true,
    wanted: each.guess,
  }));
  const replaced = (each: Registration): boolean =>
    isReplaceable(each) && connected.some((other) => isSamePlace(each, other));
  return [...configured.filter((each) => !replaced(each)), ...connected];
}

const isSamePlace = (one: Registration, other: Registration): boolean =>
  one.id === other.id && one.secretLocation === other.secretLocation;

/** Named by its place only: what is chosen on screen under its name says more, and stands in for it. */
const isReplaceable = ({ removable, demo, wanted }: Registration): boolean =>
  !removable && !demo && wanted === null;

/** Ids of stores at this place that no known layout fits: a connection may stand in for them. */
export async function replaceableAt(location: string): Promise<readonly StoreId[]> {
  const there = (await registrations()).filter(
    (each) => each.secretLocation === location && isReplaceable(each),
  );
  const unfit = await Promise.all(there.map((each) => open(each).then(() => false, isUnfit)));
  return there.filter((_, index) => unfit[index] === true).map(({ id }) => id);
}

const isUnfit = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'unsupported' && error.field === 'layout';

function told(each: { readonly id: string; readonly title: string; readonly location: string }) {
  return {
    id: storeId(each.id),
    title: each.title,
    engine: /^postgres/i.test(each.location) ? 'postgres' : 'sqlite',
    location: shownLocation(each.location),
    secretLocation: each.location,
  };
}

function open(known: Registration): Promise<OpenStore> {
  const running = openings().get(known.id);
  if (running !== undefined) return running;
  const opening = openNow(known);
  openings().set(known.id, opening);
  opening.catch(() => {
    const forget = setTimeout(() => {
      if (openings().get(known.id) === opening) openings().delete(known.id);
    }, failureMilliseconds);
    forget.unref();
  });
  return opening;
}

async function openNow({ secretLocation, wanted, ...known }: Registration): Promise<OpenStore> {
  const guess = await guessFor(secretLocation, wanted);
  const store = await engineAt(secretLocation).open(guess);
  return { ...known, guess, store };
}

/** A layout that is named without saying where its tables are is looked for; where it is not found, opening says why. */
async function guessFor(location: string, wanted: LayoutGuess | null): Promise<LayoutGuess> {
  const signal = AbortSignal.timeout(openMilliseconds);
  if (wanted === null) return detectBest(location, signal);
  if (wanted.layout === 'mapped' || Object.keys(wanted.parameters).length > 0) return wanted;
  const guesses = await engineAt(location).detect(signal);
  return guesses.find(({ layout }) => layout === wanted.layout) ?? wanted;
}

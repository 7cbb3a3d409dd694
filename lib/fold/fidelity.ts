declare const hashed: unique symbol;

/** Name and content hash of code or rules. Only `reducerSource` makes one, so none can be claimed. */
export type ReducerSource = string & { readonly [hashed]: true };

/** SHA-256 in hex. */
const hashShape = /^[0-9a-f]{64}$/;
/** A name and the hash of what ran. */
export const sourceShape = /^(.+) sha256:([0-9a-f]{64})$/s;

/** How a state was made. A state without a source cannot carry a higher label than `inferred`. */
export type ReducerFidelity =
  | { readonly kind: 'inferred'; readonly source: null }
  | { readonly kind: 'rules'; readonly source: ReducerSource }
  | { readonly kind: 'reducer'; readonly source: ReducerSource };

/** Throws for a hash that is not the SHA-256 of something. */
export function reducerSource(name: string, hash: string): ReducerSource {
  if (!hashShape.test(hash)) throw new Error(`The reducer ${name} has no hash.`);
  return branded(`${name} sha256:${hash}`);
}

// Only texts of the shape that `sourceShape` reads come here.
const branded = (text: string): ReducerSource => text as ReducerSource;

/** What came over the API as a fidelity; anything that names no source is inferred. */
export function readFidelity(view: {
  readonly kind: ReducerFidelity['kind'];
  readonly source: string | null;
}): ReducerFidelity {
  const [, name, hash] = sourceShape.exec(view.source ?? '') ?? [];
  if (view.kind === 'inferred' || name === undefined || hash === undefined) {
    return { kind: 'inferred', source: null };
  }
  return { kind: view.kind, source: reducerSource(name, hash) };
}

export const sameFidelity = (a: ReducerFidelity, b: ReducerFidelity): boolean =>
  a.kind === b.kind && a.source === b.source;

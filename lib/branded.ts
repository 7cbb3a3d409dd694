declare const brand: unique symbol;

/** A nominal type: a `Branded<string, 'StreamId'>` is never accepted where another brand is asked for. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

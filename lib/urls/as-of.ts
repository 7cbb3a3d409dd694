/** The search parameter of every page and every route that pins the moment the stores are shown at. */
export const asOfParam = 'asof';

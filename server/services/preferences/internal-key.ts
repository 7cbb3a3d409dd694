/** Under which the last store is kept. */
export const lastStoreKey = 'lastStore';

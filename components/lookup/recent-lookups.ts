/** Where the browser keeps what was looked up lately. */
export const recentLookups = 'backstory.lookups';

/** Most stores that one search asks: every one of them holds a connection and a place in the page token. */
export const mostStores = 30;

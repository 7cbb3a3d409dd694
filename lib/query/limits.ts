/** Most characters of a query; an address of a page holds it too. */
export const longestQuery = 8000;
/** Most conditions and words of one query, each of which is asked of every event. */
export const mostConditions = 300;
/** Most steps that follow each other. */
export const mostSteps = 20;
/** Most parentheses and dashes within each other. */
export const deepestQuery = 60;
/** Most stores that one search asks: every one of them holds a connection and a place in the page token. */
export const mostStores = 30;

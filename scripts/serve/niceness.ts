const NICER = 10;
const NICEST = 19;

/** How nice the indexer is to the server that has started it: those who read come first. */
export const nicerThan = (server: number): number => Math.min(server + NICER, NICEST);

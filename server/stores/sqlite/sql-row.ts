/** What SQLite holds in a column; integers always come as bigint. */
export type SqlValue = null | bigint | number | string | Uint8Array;
export type SqlRow = readonly SqlValue[];

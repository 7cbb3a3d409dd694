/** Grows with every change of the tables or of what is written into them; other files are made anew. */
export const layoutVersion = 5;

/**
 * Texts are kept once, by number. `words` keeps which words stand in which event and nothing of their
 * order, so that no text can be read back; its ASCII tokenizer leaves our words as they are.
 */
export const indexSchema = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (kind, text));
CREATE TABLE events (
  ordinal INTEGER PRIMARY KEY,
  position NOT NULL,
  type INTEGER NOT NULL, category INTEGER NOT NULL, stream INTEGER NOT NULL,
  initiator INTEGER NOT NULL, correlation INTEGER NOT NULL,
  at INTEGER
);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_category ON events (category);
CREATE INDEX events_stream ON events (stream);
CREATE INDEX events_initiator ON events (initiator);
CREATE INDEX events_correlation ON events (correlation) WHERE correlation > 0;
CREATE TABLE opaque (ordinal INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE TABLE days (
  day INTEGER NOT NULL, type INTEGER NOT NULL, events INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (day, type)
) WITHOUT ROWID;
CREATE TABLE slots (id INTEGER PRIMARY KEY, slot TEXT NOT NULL UNIQUE);
CREATE TABLE ledger (
  ordinal INTEGER NOT NULL, stream INTEGER NOT NULL, slot INTEGER NOT NULL, grp INTEGER NOT NULL,
  before INTEGER, after INTEGER, until INTEGER
);
CREATE INDEX ledger_ordinal ON ledger (ordinal);
CREATE INDEX ledger_value ON ledger (after, slot, ordinal);
CREATE INDEX ledger_slot ON ledger (slot, ordinal);
CREATE INDEX ledger_open ON ledger (stream, grp, until);
CREATE TABLE doubts (stream INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL);
CREATE TABLE ledgers (
  category TEXT PRIMARY KEY, kind TEXT NOT NULL, reducer TEXT NOT NULL, derived INTEGER
) WITHOUT ROWID;
`;

/** Which pieces of three characters stand in which event; only in an index that keeps them. */
export const gramsSchema =
  "CREATE VIRTUAL TABLE grams USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='ascii')";

/** Stands for events without a time in `days`. */
export const noDay = -2_147_483_648;
export const dayMilliseconds = 86_400_000;

/** Numbers of the texts' kinds; 0 in an event stands for no text. */
export const kinds = { type: 1, category: 2, stream: 3, initiator: 4, correlation: 5 } as const;

/** Stands in `slots` for the places of states beyond those that are told apart. */
export const otherSlots = 'null';

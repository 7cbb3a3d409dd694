/**
 * Tables of the `backstory` layout, for SQLite. One row per event; `data` and `metadata` hold JSON
 * as text exactly as recorded, or bytes (BLOB). `recorded_at` and `occurred_at` are always
 * `YYYY-MM-DDTHH:MM:SS.ffffffZ`, so that the order of the text is the order of time. `tags` is a JSON
 * array of strings. A stream's row in `backstory_streams` is kept up to date by the writer.
 */
export const backstorySchema = `
CREATE TABLE backstory_events (
  position INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  stream_id TEXT NOT NULL,
  category TEXT,
  version INTEGER NOT NULL,
  type TEXT NOT NULL,
  schema_version TEXT,
  recorded_at TEXT NOT NULL,
  occurred_at TEXT,
  correlation_id TEXT,
  causation_id TEXT,
  initiator TEXT,
  tenant TEXT,
  tags TEXT,
  data BLOB,
  metadata BLOB,
  erased INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX backstory_events_stream ON backstory_events (stream_id, version, position, recorded_at);
CREATE INDEX backstory_events_recorded ON backstory_events (recorded_at);
CREATE INDEX backstory_events_volume ON backstory_events (category, recorded_at);
CREATE INDEX backstory_events_type ON backstory_events (type, position);
CREATE INDEX backstory_events_summary ON backstory_events (type, category, recorded_at);
CREATE INDEX backstory_events_category ON backstory_events (category, position);
CREATE INDEX backstory_events_correlation ON backstory_events (correlation_id, position);
CREATE INDEX backstory_events_causation ON backstory_events (causation_id, position);
CREATE TABLE backstory_streams (
  stream_id TEXT PRIMARY KEY,
  category TEXT,
  events INTEGER NOT NULL,
  first_version INTEGER NOT NULL,
  last_version INTEGER NOT NULL,
  last_position INTEGER NOT NULL,
  last_recorded_at TEXT NOT NULL
);
CREATE INDEX backstory_streams_recent ON backstory_streams (last_position);
CREATE INDEX backstory_streams_category ON backstory_streams (category, stream_id);
CREATE TABLE backstory_snapshots (
  stream_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  type TEXT,
  recorded_at TEXT,
  data BLOB NOT NULL,
  PRIMARY KEY (stream_id, version)
);
`;

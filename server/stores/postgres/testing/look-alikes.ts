/** Tables of other libraries and of no library, whose names or columns look like those of a layout. */
export const lookAlikes = `
CREATE SCHEMA eventuous;
CREATE TABLE eventuous.streams (stream_id serial PRIMARY KEY, stream_name text NOT NULL, version int NOT NULL);
CREATE TABLE eventuous.messages (message_id uuid NOT NULL, message_type text NOT NULL, stream_id int NOT NULL,
  stream_position int NOT NULL, global_position bigserial PRIMARY KEY, json_data jsonb NOT NULL,
  json_metadata jsonb, created timestamp NOT NULL);
CREATE SCHEMA sqlstreamstore;
CREATE TABLE sqlstreamstore.streams (id char(42) PRIMARY KEY, id_original text NOT NULL,
  id_internal serial, version int NOT NULL, position bigint NOT NULL);
CREATE TABLE sqlstreamstore.messages (stream_id_internal int NOT NULL, stream_version int NOT NULL,
  position bigserial PRIMARY KEY, message_id uuid NOT NULL, created_utc timestamp NOT NULL,
  type text NOT NULL, json_data jsonb NOT NULL, json_metadata jsonb);
CREATE SCHEMA shop;
CREATE TABLE shop.streams (id serial PRIMARY KEY, title text);
CREATE TABLE shop.events (id bigserial PRIMARY KEY, aggregate_id uuid NOT NULL, event_type text NOT NULL,
  payload json NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE shop.messages (id bigserial PRIMARY KEY, sender text, body text, time timestamptz);
CREATE TABLE shop.customers (id bigserial PRIMARY KEY, name text, metadata jsonb);
CREATE SCHEMA billing;
CREATE TABLE billing.stored_events (id bigserial PRIMARY KEY, aggregate_uuid uuid, aggregate_version int,
  event_version int, event_class text NOT NULL, event_properties jsonb NOT NULL, meta_data jsonb NOT NULL,
  created_at timestamp NOT NULL);
CREATE SCHEMA secret;
CREATE TABLE secret.mt_events (seq_id bigint PRIMARY KEY, id uuid, stream_id uuid, version bigint, data jsonb,
  type varchar, timestamp timestamptz, mt_dotnet_type varchar)`;

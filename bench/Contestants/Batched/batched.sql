CREATE TABLE IF NOT EXISTS submission (
    id bigint PRIMARY KEY,
    region text NOT NULL, municipality text NOT NULL, data_set text NOT NULL, period text NOT NULL, revision bigint NOT NULL,
    command_id text NOT NULL, fingerprint bytea NOT NULL, content text NOT NULL, submitted_by text NOT NULL,
    recorded_at timestamptz NOT NULL, places text[] NOT NULL, values numeric[] NOT NULL,
    UNIQUE (municipality, command_id));

-- The truth of everything that has happened. Rows are only ever added. recorded_at is in milliseconds since 1970, UTC.
CREATE TABLE ledger (
    position    INTEGER PRIMARY KEY CHECK (position > 0),
    stream      TEXT    NOT NULL,
    sequence    INTEGER NOT NULL CHECK (sequence > 0),
    topic       TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    scope       TEXT    NOT NULL,
    command_id  TEXT    NOT NULL,
    fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32),
    kind        TEXT    NOT NULL,
    content     TEXT    NOT NULL,
    previous    BLOB    NOT NULL CHECK (length(previous) = 32),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    CONSTRAINT ledger_stream_sequence UNIQUE (stream, sequence),
    CONSTRAINT ledger_command UNIQUE (scope, command_id)
);

CREATE INDEX ledger_topic_position ON ledger (topic, position);

-- Nothing is rewritten: a slip of the hand is refused here, and tampering that gets round it shows in the hash chain.
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'The ledger is append-only: UPDATE is refused.');
END;

CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'The ledger is append-only: DELETE is refused.');
END;

-- For people: content as JSON that can be asked into, digests as hexadecimal digits.
CREATE VIEW ledger_readable AS
SELECT position, stream, sequence, topic,
       strftime('%Y-%m-%dT%H:%M:%fZ', recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       actor, scope, command_id, kind, json(content) AS content,
       lower(hex(fingerprint)) AS fingerprint, lower(hex(previous)) AS previous, lower(hex(hash)) AS hash
FROM ledger;

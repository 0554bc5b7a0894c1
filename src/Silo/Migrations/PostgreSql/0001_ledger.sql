-- The truth of everything that has happened. Rows are only ever added.
CREATE TABLE ledger (
    stream      text        NOT NULL,
    sequence    bigint      NOT NULL CHECK (sequence > 0),
    position    bigint      NOT NULL CHECK (position > 0),
    topic       text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor       text        NOT NULL,
    scope       text        NOT NULL,
    command_id  text        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    kind        text        NOT NULL,
    content     text        NOT NULL,
    previous    bytea       NOT NULL CHECK (octet_length(previous) = 32),
    hash        bytea       NOT NULL CHECK (octet_length(hash) = 32),
    CONSTRAINT ledger_stream_sequence PRIMARY KEY (stream, sequence),
    CONSTRAINT ledger_position UNIQUE (position),
    CONSTRAINT ledger_command UNIQUE (scope, command_id)
);

CREATE INDEX ledger_topic_position ON ledger (topic, position);

-- Nothing is rewritten: a slip of the hand is refused here, and tampering that gets round it shows in the hash chain.
CREATE FUNCTION ledger_refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % is refused.', TG_OP;
END
$body$;

CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_rewrite();

-- For people: content as JSON that can be asked into, digests as hexadecimal digits.
CREATE VIEW ledger_readable AS
SELECT position, stream, sequence, topic, recorded_at, actor, scope, command_id, kind,
       content::jsonb                AS content,
       encode(fingerprint, 'hex')    AS fingerprint,
       encode(previous, 'hex')       AS previous,
       encode(hash, 'hex')           AS hash
FROM ledger;

-- Keys are compared byte by byte, whatever the database's locale. An index in a locale's order is only as good as the C library
-- that wrote it: after an upgrade of the library it may miss a key that is there, and let a command count twice.
DROP VIEW ledger_readable;

ALTER TABLE ledger
    ALTER COLUMN stream     TYPE text COLLATE "C",
    ALTER COLUMN topic      TYPE text COLLATE "C",
    ALTER COLUMN scope      TYPE text COLLATE "C",
    ALTER COLUMN command_id TYPE text COLLATE "C";

-- As in 0001: a view keeps its columns' collation.
CREATE VIEW ledger_readable AS
SELECT position, stream, sequence, topic, recorded_at, actor, scope, command_id, kind,
       content::jsonb                AS content,
       encode(fingerprint, 'hex')    AS fingerprint,
       encode(previous, 'hex')       AS previous,
       encode(hash, 'hex')           AS hash
FROM ledger;

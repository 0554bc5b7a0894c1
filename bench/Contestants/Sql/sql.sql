CREATE TABLE IF NOT EXISTS report (
    municipality text NOT NULL, data_set text NOT NULL, period text NOT NULL, revision bigint NOT NULL,
    PRIMARY KEY (municipality, data_set, period)) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS submission (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality text NOT NULL, data_set text NOT NULL, period text NOT NULL, revision bigint NOT NULL,
    command_id text NOT NULL, fingerprint bytea NOT NULL, content text NOT NULL, submitted_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (municipality, command_id));

CREATE TABLE IF NOT EXISTS figure (
    region text NOT NULL, municipality text NOT NULL, data_set text NOT NULL, period text NOT NULL, place text NOT NULL, value numeric NOT NULL,
    PRIMARY KEY (municipality, data_set, period, place));
CREATE INDEX IF NOT EXISTS figure_of_region ON figure (region, data_set, period) INCLUDE (value);

CREATE TABLE IF NOT EXISTS summary (
    region text NOT NULL, data_set text NOT NULL, period text NOT NULL, value numeric NOT NULL,
    PRIMARY KEY (region, data_set, period)) WITH (fillfactor = 50);

-- One round trip a submission. The report's row is taken first, so that two submissions on one report take turns, and the
-- summary last, so that it is held no longer than the commit takes.
CREATE OR REPLACE FUNCTION submit(
    in_region text, in_municipality text, in_data_set text, in_period text, in_command text, in_fingerprint bytea, in_content text, in_by text,
    in_places text[], in_values numeric[],
    OUT out_id bigint, OUT out_revision bigint, OUT out_recorded_at timestamptz, OUT out_replayed boolean, OUT out_same boolean)
LANGUAGE plpgsql AS $body$
DECLARE
    delta numeric;
BEGIN
    SELECT id, revision, recorded_at, true, fingerprint = in_fingerprint
        INTO out_id, out_revision, out_recorded_at, out_replayed, out_same
        FROM submission WHERE municipality = in_municipality AND command_id = in_command;
    IF FOUND THEN RETURN; END IF;
    INSERT INTO report AS r VALUES (in_municipality, in_data_set, in_period, 1)
        ON CONFLICT (municipality, data_set, period) DO UPDATE SET revision = r.revision + 1
        RETURNING revision INTO out_revision;
    INSERT INTO submission (municipality, data_set, period, revision, command_id, fingerprint, content, submitted_by)
        VALUES (in_municipality, in_data_set, in_period, out_revision, in_command, in_fingerprint, in_content, in_by)
        RETURNING id, recorded_at INTO out_id, out_recorded_at;
    WITH given AS (SELECT * FROM unnest(in_places, in_values) AS g(place, value)),
    before AS (
        SELECT f.value FROM figure f JOIN given g ON g.place = f.place
        WHERE f.municipality = in_municipality AND f.data_set = in_data_set AND f.period = in_period),
    put AS (
        INSERT INTO figure SELECT in_region, in_municipality, in_data_set, in_period, place, value FROM given
        ON CONFLICT (municipality, data_set, period, place) DO UPDATE SET value = excluded.value)
    SELECT (SELECT sum(value) FROM given) - coalesce((SELECT sum(value) FROM before), 0) INTO delta;
    INSERT INTO summary AS s VALUES (in_region, in_data_set, in_period, delta)
        ON CONFLICT (region, data_set, period) DO UPDATE SET value = s.value + excluded.value;
    out_replayed := false;
    out_same := true;
END
$body$;

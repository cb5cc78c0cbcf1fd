-- The tables that have a partition for each week, made and dropped together.
CREATE TABLE weekly_table (
    parent text PRIMARY KEY,
    -- The column of the id.
    key    text NOT NULL
);

-- What happened, as clients and the product itself tell it. Inserted once, never updated. The primary key is also the
-- order of the list, and the second index that of one type. Types are compared byte by byte.
CREATE TABLE event (
    owner_no    int NOT NULL,
    id          uuid NOT NULL,
    type        text COLLATE "C" NOT NULL,
    -- 0 client, 1 system
    source      smallint NOT NULL,
    -- How many events lie behind it, each the cause of the next by way of a job.
    depth       smallint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    traceparent text,
    payload     json NOT NULL,
    PRIMARY KEY (owner_no, id)
) PARTITION BY RANGE (id);
CREATE INDEX event_type ON event (owner_no, source, type, id DESC);
CREATE TABLE event_default PARTITION OF event DEFAULT;

INSERT INTO weekly_table (parent, key)
VALUES ('job', 'id'), ('job_outcome', 'job_id'), ('job_attempt', 'job_id'), ('event', 'id');

-- System events that their subscribers have not been told of yet.
CREATE TABLE event_outbox (
    event_id uuid PRIMARY KEY,
    owner_no int NOT NULL,
    -- Not before, because a subscriber failed.
    due_at   timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0, vacuum_truncate = off);

-- Who wants to hear of an owner's jobs: his triggers and webhook endpoints that are enabled. Statements that end jobs
-- write events for these owners only.
CREATE TABLE event_listener (
    owner_no int NOT NULL,
    listener uuid NOT NULL,
    PRIMARY KEY (owner_no, listener)
);

-- Makes every partition that is missing from the week of `since` up to the week of `until`; says how many weeks.
CREATE OR REPLACE FUNCTION make_partitions(since timestamptz, until timestamptz) RETURNS int
    LANGUAGE plpgsql AS
$$
DECLARE
    missing record;
    made timestamptz[] := '{}';
BEGIN
    FOR missing IN
        SELECT parent, key, week
        FROM generate_series(date_trunc('week', since, 'UTC'), until, interval '7 days') AS week
        CROSS JOIN weekly_table
        WHERE to_regclass(parent || to_char(week AT TIME ZONE 'UTC', '"_"YYYYMMDD')) IS NULL
        ORDER BY week
    LOOP
        PERFORM make_partition(missing.parent, missing.key, missing.week);
        made := made || missing.week;
    END LOOP;
    RETURN (SELECT count(DISTINCT week) FROM unnest(made) AS week);
END
$$;

-- Gives what lies in the default partitions partitions of its own, a few weeks at a time; says how many. What a clock
-- far off has put centuries away stays there.
CREATE OR REPLACE FUNCTION make_partitions_of_strays() RETURNS int
    LANGUAGE plpgsql AS
$$
DECLARE
    strays text := (
        SELECT string_agg(format('(SELECT %1$I AS id FROM %2$I ORDER BY %1$I LIMIT 1000)', key, parent || '_default'),
                          ' UNION ALL ')
        FROM weekly_table);
    stray timestamptz;
    made int := 0;
BEGIN
    FOR stray IN EXECUTE
        'SELECT DISTINCT CAST(week_of(id) AS timestamp) AT TIME ZONE ''UTC'' FROM (' || strays || ') AS lost
         WHERE id >= first_id_at(now() - interval ''20 years'') AND id < first_id_at(now() + interval ''20 years'')
         LIMIT 4'
    LOOP
        made := made + make_partitions(stray, stray);
    END LOOP;
    RETURN made;
END
$$;

-- Drops the history of a week. Everybody who asks for a job waits while this does, so it would rather give up: it
-- fails where it does not get the lock at once. False where a job of the week is not finished after all.
CREATE OR REPLACE FUNCTION drop_week(old date) RETURNS boolean
    LANGUAGE plpgsql
    SET lock_timeout = '200ms'
    AS
$$
BEGIN
    LOCK TABLE ONLY job IN ACCESS EXCLUSIVE MODE;
    DELETE FROM settled_week WHERE week = old;
    IF EXISTS (SELECT FROM job_queue WHERE job_id >= first_id_of(old) AND job_id < first_id_of(old + 7)) THEN
        RETURN false;
    END IF;
    DELETE FROM event_outbox WHERE event_id >= first_id_of(old) AND event_id < first_id_of(old + 7);
    EXECUTE (SELECT 'DROP TABLE IF EXISTS ' || string_agg(format('%I', parent || to_char(old, '"_"YYYYMMDD')), ', ')
             FROM weekly_table);
    RETURN true;
END
$$;

SELECT make_partitions(CAST(min(week) AS timestamp) AT TIME ZONE 'UTC', CAST(max(week) AS timestamp) AT TIME ZONE 'UTC')
FROM job_week;

-- How long what ended is kept: written by the leader from its configuration, so that all nodes tell the same.
CREATE TABLE retention (
    alone boolean PRIMARY KEY DEFAULT true CONSTRAINT retention_alone_check CHECK (alone),
    keep  interval NOT NULL
);
INSERT INTO retention (keep) VALUES ('720 hours');

-- Weeks whose jobs are all over, and since when that is known. None of them ended later.
CREATE TABLE settled_week (
    week  date PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION first_id_of(week date) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN first_id_at(CAST(week AS timestamp) AT TIME ZONE 'UTC');

-- The Monday before a moment that an id carries.
CREATE FUNCTION week_of(id uuid) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CAST(date_trunc('week', to_timestamp(
    CAST(CAST('x' || substr(replace(CAST(id AS text), '-', ''), 1, 12) AS bit(48)) AS bigint) / 1000.0)
    AT TIME ZONE 'UTC') AS date);

-- The weeks that have partitions.
CREATE VIEW job_week AS
SELECT CAST(substring(part.relname FROM '_([0-9]{8})$') AS date) AS week
FROM pg_inherits
JOIN pg_class part ON part.oid = inhrelid
WHERE inhparent = CAST('job' AS regclass) AND part.relname ~ '^job_[0-9]{8}$';

-- Notes which weeks have no job any more that is not finished. One that began before its week ended may be stored a
-- little later, hence the hour.
CREATE FUNCTION settle_weeks() RETURNS void
    LANGUAGE sql AS
$$
    INSERT INTO settled_week (week)
    SELECT week FROM job_week
    WHERE CAST(week + 7 AS timestamp) AT TIME ZONE 'UTC' < now() - interval '1 hour'
      AND NOT EXISTS (SELECT FROM job_queue WHERE job_id >= first_id_of(week) AND job_id < first_id_of(week + 7))
    ON CONFLICT DO NOTHING
$$;

-- Drops the history of a week. Everybody who asks for a job waits while this does, so it would rather give up: it
-- fails where it does not get the lock at once. False where a job of the week is not finished after all.
CREATE FUNCTION drop_week(old date) RETURNS boolean
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
    EXECUTE format('DROP TABLE IF EXISTS %I, %I, %I', to_char(old, '"job_"YYYYMMDD'),
                   to_char(old, '"job_outcome_"YYYYMMDD'), to_char(old, '"job_attempt_"YYYYMMDD'));
    RETURN true;
END
$$;

-- Gives what lies in the default partitions partitions of its own, a few weeks at a time; says how many. What a clock
-- far off has put centuries away stays there.
CREATE FUNCTION make_partitions_of_strays() RETURNS int
    LANGUAGE plpgsql AS
$$
DECLARE
    stray timestamptz;
    made int := 0;
BEGIN
    FOR stray IN
        SELECT DISTINCT CAST(week_of(id) AS timestamp) AT TIME ZONE 'UTC' FROM (
            (SELECT id FROM job_default ORDER BY id LIMIT 1000)
            UNION ALL (SELECT job_id FROM job_outcome_default ORDER BY job_id LIMIT 1000)
            UNION ALL (SELECT job_id FROM job_attempt_default ORDER BY job_id LIMIT 1000)) AS lost (id)
        WHERE id >= first_id_at(now() - interval '20 years') AND id < first_id_at(now() + interval '20 years')
        LIMIT 4
    LOOP
        made := made + make_partitions(stray, stray);
    END LOOP;
    RETURN made;
END
$$;

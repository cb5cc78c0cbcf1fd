-- How long jobs ran and waited, as mergeable sketches. A time t of s milliseconds falls into the bucket
-- ceil(log(s) / log(1.04)); whoever takes 2 * 1.04^bucket / 2.04 for it errs by 2 % at most. An entry is one bigint:
-- whether it ran (0) or waited (1), the bucket in 10 bits, and in the low 32 bits how many jobs.
CREATE FUNCTION time_entry(measure int, took interval) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CAST(measure * 1024 + least(ceil(ln(greatest(date_part('epoch', took) * 1000, 1)) / ln(CAST(1.04 AS float8))), 1023)
            AS bigint) << 32 | 1;

-- One entry for each bucket.
CREATE FUNCTION merge_times(entries bigint[]) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT array_agg(bucket << 32 | jobs)
    FROM (SELECT entry >> 32 AS bucket, sum(CAST(entry & 4294967295 AS int)) AS jobs
          FROM unnest(entries) AS entry GROUP BY entry >> 32) AS merged
);

CREATE AGGREGATE all_times(bigint[]) (SFUNC = array_cat, STYPE = bigint[]);

-- Of the jobs that ran, by the minute; a bucket may have several entries. Null in the quarters: theirs are in job_time,
-- so that whoever counts jobs over a year reads narrow rows.
ALTER TABLE job_counter ADD COLUMN times bigint[];

CREATE TABLE job_time (
    owner_no int NOT NULL,
    -- Where the quarter begins.
    slot     timestamptz NOT NULL,
    lane_no  int NOT NULL,
    times    bigint[] NOT NULL,
    PRIMARY KEY (owner_no, slot, lane_no)
);
CREATE INDEX job_time_slot ON job_time (slot);

-- How many events clients sent, counted by the statement that stores them. The columns mean what those of job_counter
-- mean.
CREATE TABLE event_counter (
    owner_no int NOT NULL,
    slot     timestamptz NOT NULL,
    minutes  smallint NOT NULL,
    shard    int NOT NULL,
    events   bigint NOT NULL,
    PRIMARY KEY (owner_no, slot, minutes, shard)
) WITH (fillfactor = 70);
CREATE INDEX event_counter_slot ON event_counter (minutes, slot);

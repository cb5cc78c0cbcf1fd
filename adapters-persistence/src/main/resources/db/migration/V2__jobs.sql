-- Jobs: what was handed in, what waits or runs, what became of it. The reasons stand in the design of the engine.

-- Where UUIDs of version 7 made at that moment begin: history is partitioned by id, and ids carry their time.
CREATE FUNCTION first_id_at(moment timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CAST(lpad(to_hex(CAST(floor(extract(EPOCH FROM moment) * 1000) AS bigint)), 12, '0') || repeat('0', 20) AS uuid);

-- Exists only by an admin's doing.
CREATE TABLE queue (
    name       text PRIMARY KEY,
    paused_at  timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO queue (name) VALUES ('default');

-- One number per queue and kind: a worker claims by lane, and so takes only what it can run.
CREATE TABLE lane (
    lane_no        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue          text NOT NULL CONSTRAINT lane_queue_fkey REFERENCES queue,
    kind           text NOT NULL,
    -- Who used it first; nobody may make more than a hundred.
    first_owner_no int NOT NULL,
    CONSTRAINT lane_queue_kind_key UNIQUE (queue, kind)
);
CREATE INDEX lane_first_owner_no ON lane (first_owner_no);

-- The submission. Inserted once, never updated. The text of the payload is kept as it was sent.
CREATE TABLE job (
    id              uuid PRIMARY KEY,
    owner_no        int NOT NULL,
    lane_no         int NOT NULL,
    max_attempts    smallint NOT NULL,
    priority        smallint NOT NULL,
    timeout_seconds int NOT NULL,
    created_at      timestamptz NOT NULL,
    run_at          timestamptz,
    finish_by       timestamptz,
    retry_of        uuid,
    traceparent     text,
    payload         json NOT NULL
) PARTITION BY RANGE (id);
CREATE INDEX job_owner ON job (owner_no, id DESC);

-- Exactly one row per job that is not terminal. Narrow and hot: no foreign keys, four small partial indexes, and none
-- on what heartbeats and progress write, so that those updates stay inside their page.
CREATE SEQUENCE job_queue_seq;
CREATE TABLE job_queue (
    job_id      uuid NOT NULL,
    seq         bigint NOT NULL DEFAULT nextval('job_queue_seq'),
    run_at      timestamptz,
    finish_by   timestamptz,
    started_at  timestamptz,
    deadline_at timestamptz,
    lease_until timestamptz,
    cancel_at   timestamptz,
    worker_no   bigint,
    owner_no    int NOT NULL,
    lane_no     int NOT NULL,
    epoch       int NOT NULL DEFAULT 0,
    revision    int NOT NULL DEFAULT 1,
    priority    smallint NOT NULL,
    -- 0 ready, 1 running, 2 delayed
    state       smallint NOT NULL,
    attempt     smallint NOT NULL DEFAULT 0,
    crash_count smallint NOT NULL DEFAULT 0,
    percent     smallint NOT NULL DEFAULT 0,
    message     text NOT NULL DEFAULT '',
    CONSTRAINT job_queue_pkey PRIMARY KEY (job_id)
) WITH (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0,
    vacuum_truncate = off
);
ALTER SEQUENCE job_queue_seq OWNED BY job_queue.seq;
CREATE INDEX job_queue_ready ON job_queue (lane_no, owner_no, priority, seq) WHERE state = 0;
CREATE INDEX job_queue_due ON job_queue (run_at) WHERE state IN (2, 4);
CREATE INDEX job_queue_owned ON job_queue (worker_no) WHERE state = 1;
CREATE INDEX job_queue_expiring ON job_queue (finish_by) WHERE finish_by IS NOT NULL;

-- How it ended; never changes.
CREATE TABLE job_outcome (
    job_id           uuid PRIMARY KEY,
    owner_no         int NOT NULL,
    epoch            int NOT NULL,
    revision         int NOT NULL,
    -- 0 succeeded, 1 failed, 2 canceled, 3 expired
    outcome          smallint NOT NULL,
    attempts         smallint NOT NULL,
    percent          smallint NOT NULL,
    cancel_requested boolean NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz NOT NULL,
    result           json CONSTRAINT job_outcome_result_size CHECK (octet_length(CAST(result AS text)) <= 262144),
    problem          json
) PARTITION BY RANGE (job_id);
CREATE INDEX job_outcome_failed ON job_outcome (owner_no, job_id DESC) WHERE outcome = 1;

-- One row per attempt that did not simply succeed.
CREATE TABLE job_attempt (
    job_id     uuid NOT NULL,
    epoch      int NOT NULL,
    attempt    smallint NOT NULL,
    worker_no  bigint,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz NOT NULL,
    next_at    timestamptz,
    cause      text NOT NULL,
    problem    json,
    PRIMARY KEY (job_id, epoch)
) PARTITION BY RANGE (job_id);

-- What arrives out of the made ranges (a clock far off) is not refused; make_partitions moves it where it belongs.
CREATE TABLE job_default PARTITION OF job DEFAULT;
CREATE TABLE job_outcome_default PARTITION OF job_outcome DEFAULT;
CREATE TABLE job_attempt_default PARTITION OF job_attempt DEFAULT;

-- Makes the partition of one table for one week, without the lock on the whole table that PARTITION OF takes.
CREATE FUNCTION make_partition(parent text, key text, week timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    part text := parent || to_char(week AT TIME ZONE 'UTC', '"_"YYYYMMDD');
    lower_id uuid := first_id_at(week);
    upper_id uuid := first_id_at(week + interval '7 days');
BEGIN
    EXECUTE format(
        'CREATE TABLE %I (LIKE %I INCLUDING ALL) WITH (autovacuum_freeze_min_age = 0,'
        ' autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_vacuum_insert_threshold = 20000)', part, parent);
    EXECUTE format(
        'WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
        parent || '_default', key, lower_id, key, upper_id, part);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part, lower_id, upper_id);
END
$$;

-- Makes every partition that is missing from the week of `since` up to the week of `until`; says how many weeks.
CREATE FUNCTION make_partitions(since timestamptz, until timestamptz) RETURNS int
    LANGUAGE plpgsql AS
$$
DECLARE
    week timestamptz;
    made int := 0;
BEGIN
    FOR week IN
        SELECT w FROM generate_series(date_trunc('week', since, 'UTC'), until, interval '7 days') AS w
        WHERE to_regclass('job' || to_char(w AT TIME ZONE 'UTC', '"_"YYYYMMDD')) IS NULL
    LOOP
        PERFORM make_partition('job', 'id', week);
        PERFORM make_partition('job_outcome', 'job_id', week);
        PERFORM make_partition('job_attempt', 'job_id', week);
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;
SELECT make_partitions(now(), now() + interval '8 weeks');

-- Where a long job goes on after a crash.
CREATE TABLE job_checkpoint (
    job_id uuid PRIMARY KEY,
    epoch  int NOT NULL,
    state  json NOT NULL
) WITH (fillfactor = 50);

-- One row per start of a process that works; seen_at says that it lives.
CREATE TABLE worker (
    worker_no   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incarnation uuid NOT NULL UNIQUE,
    host        text NOT NULL,
    version     text NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT now(),
    seen_at     timestamptz NOT NULL DEFAULT now(),
    draining    boolean NOT NULL DEFAULT false
) WITH (fillfactor = 50);

-- Who does what only one may do. The term rises with each change of hands.
CREATE TABLE leadership (
    name   text PRIMARY KEY,
    holder uuid NOT NULL,
    term   bigint NOT NULL,
    until  timestamptz NOT NULL
);

-- Answers that were given once per key; job_id is null where no job was made.
CREATE TABLE idempotency (
    owner_no    int NOT NULL,
    operation   text NOT NULL,
    key         text NOT NULL,
    fingerprint text NOT NULL,
    job_id      uuid,
    status      smallint NOT NULL,
    headers     json NOT NULL,
    body        text NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (owner_no, operation, key)
);
CREATE INDEX idempotency_expires_at ON idempotency (expires_at);

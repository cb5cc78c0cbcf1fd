-- What is to be told to workers by SQS, where they hear of jobs by that (state 4). Rows come and go within moments.
-- One job may be here twice: it may be ready again before its first message is known to be sent.
CREATE TABLE doorbell (
    job_id   uuid NOT NULL,
    ring_no  bigint GENERATED ALWAYS AS IDENTITY,
    owner_no int NOT NULL,
    rung_at  timestamptz NOT NULL DEFAULT now(),
    next_at  timestamptz NOT NULL DEFAULT now(),
    tries    int NOT NULL DEFAULT 0,
    CONSTRAINT doorbell_pkey PRIMARY KEY (job_id, ring_no)
) WITH (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0,
    vacuum_truncate = off
);
CREATE INDEX doorbell_next_at ON doorbell (next_at);

-- Those that wait for their message stand beside those that wait for their time, and a backlog of one must not be
-- walked through to find the other. For state 4 `run_at` is when to ring again, should the message be lost.
DROP INDEX job_queue_due;
CREATE INDEX job_queue_due ON job_queue (state, run_at) WHERE state IN (2, 4);

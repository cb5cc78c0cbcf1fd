-- How many jobs ended how, kept by the statements that end them and so exact: by minute for the last hours, by quarter
-- hour before that. Readers add up.
CREATE TABLE job_counter (
    owner_no int NOT NULL,
    -- Where the minute or the quarter begins.
    slot     timestamptz NOT NULL,
    minutes  smallint NOT NULL,
    lane_no  int NOT NULL,
    -- As in job_outcome.
    outcome  smallint NOT NULL,
    -- That of the problem, where the job failed or expired.
    code     text NOT NULL,
    -- The process id of the server that counted: no two transactions ever wait for one another here. 0 once it is
    -- added up.
    shard    int NOT NULL,
    jobs     bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    newest   uuid NOT NULL,
    PRIMARY KEY (owner_no, slot, minutes, lane_no, outcome, code, shard)
) WITH (fillfactor = 70);
CREATE INDEX job_counter_slot ON job_counter (minutes, slot);

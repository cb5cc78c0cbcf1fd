-- When jobs are handed in again and again, and what they are.
CREATE TABLE schedule (
    id               uuid PRIMARY KEY,
    owner_no         int NOT NULL,
    revision         int NOT NULL,
    name             text NOT NULL,
    cron             text NOT NULL,
    zone             text NOT NULL,
    backfill_seconds int NOT NULL,
    enabled          boolean NOT NULL,
    created_at       timestamptz NOT NULL,
    kind             text NOT NULL,
    queue            text NOT NULL,
    priority         smallint NOT NULL,
    max_attempts     smallint NOT NULL,
    timeout_seconds  int NOT NULL,
    payload          json NOT NULL,
    traceparent      text,
    -- Null while it is disabled.
    next_at          timestamptz,
    last_at          timestamptz,
    last_job         uuid,
    error            json
);
CREATE INDEX schedule_owner ON schedule (owner_no, id DESC);
CREATE INDEX schedule_due ON schedule (next_at) WHERE next_at IS NOT NULL;

-- Which job a fire time made: one, whoever kept it.
CREATE TABLE schedule_fire (
    schedule_id uuid NOT NULL CONSTRAINT schedule_fire_schedule_fkey REFERENCES schedule ON DELETE CASCADE,
    fire_at     timestamptz NOT NULL,
    job_id      uuid NOT NULL,
    PRIMARY KEY (schedule_id, fire_at)
);
CREATE INDEX schedule_fire_fire_at ON schedule_fire (fire_at);

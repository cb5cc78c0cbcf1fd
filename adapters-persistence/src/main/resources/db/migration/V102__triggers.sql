-- What makes jobs of events.
CREATE TABLE trigger (
    id              uuid PRIMARY KEY,
    owner_no        int NOT NULL,
    revision        int NOT NULL,
    pattern         text NOT NULL,
    -- As in event.
    source          smallint NOT NULL,
    condition       json NOT NULL,
    enabled         boolean NOT NULL,
    created_at      timestamptz NOT NULL,
    kind            text NOT NULL,
    queue           text NOT NULL,
    priority        smallint NOT NULL,
    max_attempts    smallint NOT NULL,
    timeout_seconds int NOT NULL,
    template        json NOT NULL
);
CREATE INDEX trigger_owner ON trigger (owner_no, id DESC);
CREATE INDEX trigger_enabled ON trigger (owner_no, source, id) WHERE enabled;

-- What they have done. In shards, so that those who store events at the same time seldom wait for one another; readers
-- add up.
CREATE TABLE trigger_tally (
    trigger_id     uuid NOT NULL,
    shard          smallint NOT NULL,
    matched        bigint NOT NULL,
    fired          bigint NOT NULL,
    failed         bigint NOT NULL,
    last_fired_at  timestamptz,
    last_job       uuid,
    last_failed_at timestamptz,
    last_error     json,
    PRIMARY KEY (trigger_id, shard)
) WITH (fillfactor = 50);

-- One message to one endpoint. Nothing refers to the endpoint, so that deleting one with many deliveries is quick; they
-- are forgotten in time like the others.
CREATE TABLE webhook_delivery (
    id              uuid PRIMARY KEY,
    endpoint_id     uuid NOT NULL,
    event_id        uuid NOT NULL,
    event_type      text NOT NULL,
    event_at        timestamptz NOT NULL,
    -- What is sent, byte for byte.
    body            text NOT NULL,
    status          text NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    -- The job that sends it, another one after each redelivery.
    job_id          uuid NOT NULL,
    attempts        int NOT NULL,
    -- Null when it is over.
    next_attempt_at timestamptz,
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    CONSTRAINT webhook_delivery_once UNIQUE (event_id, endpoint_id)
);
CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (endpoint_id, id DESC);
CREATE INDEX webhook_delivery_status ON webhook_delivery (endpoint_id, status, id DESC);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at) WHERE status = 'pending';
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE webhook_attempt (
    delivery_id  uuid NOT NULL CONSTRAINT webhook_attempt_delivery_fkey REFERENCES webhook_delivery ON DELETE CASCADE,
    number       int NOT NULL,
    url          text NOT NULL,
    started_at   timestamptz NOT NULL,
    duration_ms  bigint NOT NULL,
    -- What came back: status, headers worth keeping and the beginning of the body. All null where nothing did.
    status       smallint,
    headers      json,
    body         text,
    truncated    boolean,
    -- Null where the message was taken.
    problem      json,
    next_at      timestamptz,
    PRIMARY KEY (delivery_id, number)
);

-- Where owners want to be told of events.
CREATE TABLE webhook_endpoint (
    id              uuid PRIMARY KEY,
    owner_no        int NOT NULL,
    revision        int NOT NULL,
    url             text NOT NULL,
    event_types     text[] NOT NULL,
    description     text,
    -- Both null while it is on.
    disabled_reason text CHECK (disabled_reason IN ('owner', 'gone', 'exhausted')),
    disabled_at     timestamptz,
    created_at      timestamptz NOT NULL
);
CREATE INDEX webhook_endpoint_owner ON webhook_endpoint (owner_no, id DESC);

-- What messages are signed with. More than one is good while the receiver changes over to the newest.
CREATE TABLE webhook_secret (
    endpoint_id uuid NOT NULL CONSTRAINT webhook_secret_endpoint_fkey REFERENCES webhook_endpoint ON DELETE CASCADE,
    number      int GENERATED ALWAYS AS IDENTITY,
    -- Encrypted: whoever reads the table cannot sign.
    sealed      text NOT NULL,
    expires_at  timestamptz,
    PRIMARY KEY (endpoint_id, number)
);

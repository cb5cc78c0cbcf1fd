-- What the public asked for. Nobody owns it: whoever has the tracking token may read it.
CREATE TABLE request (
    id            uuid PRIMARY KEY,
    revision      int NOT NULL,
    title         text NOT NULL,
    details       text,
    contact_email text,
    -- SHA-256: the tokens have 256 random bits, so nothing slower is needed.
    token_hash    bytea NOT NULL,
    status        text NOT NULL,
    created_at    timestamptz NOT NULL,
    -- When the status changed last, and the event of that.
    updated_at    timestamptz NOT NULL,
    last_event    uuid,
    notified_at   timestamptz
);
CREATE INDEX request_status ON request (status, id DESC);

-- Each change of a status, stored with it. The history is what was handled, in the order of the revisions.
CREATE TABLE request_change (
    request_id uuid NOT NULL REFERENCES request ON DELETE CASCADE,
    -- The one that the request has after it.
    revision   int NOT NULL,
    event_id   uuid NOT NULL UNIQUE,
    from_status text NOT NULL,
    to_status  text NOT NULL,
    changed_at timestamptz NOT NULL,
    actor      uuid NOT NULL,
    comment    text,
    internal   boolean,
    handled_at timestamptz,
    -- The mail about it: let out once within the limit of its address, sent perhaps later, perhaps never.
    mail_to    text,
    let_out_at timestamptz,
    mailed_at  timestamptz,
    PRIMARY KEY (request_id, revision)
);
CREATE INDEX request_change_let_out ON request_change (mail_to, let_out_at) WHERE let_out_at IS NOT NULL;

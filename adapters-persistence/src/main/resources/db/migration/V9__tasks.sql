-- What was sent to be cleaned. Where it stands and what came of it, its job says, which has the same id.

CREATE TABLE task (
    id          uuid PRIMARY KEY,
    -- The task whose upload is read: itself, or the one that this is a retry of.
    sent_with   uuid NOT NULL,
    owner_no    int NOT NULL,
    file_name   text,
    size_bytes  bigint NOT NULL,
    sha256      text NOT NULL,
    options     json NOT NULL
);
CREATE INDEX task_owner ON task (owner_no, id DESC);
CREATE INDEX task_sent_with ON task (sent_with);

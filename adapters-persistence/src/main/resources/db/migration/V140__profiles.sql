-- People whom an owner keeps.
CREATE TABLE profile (
    id         uuid PRIMARY KEY,
    owner_no   int NOT NULL,
    revision   int NOT NULL,
    name       text NOT NULL,
    -- As identity spells addresses: in lower case and composed, so that equal ones are equal bytes.
    email      text NOT NULL,
    age        smallint NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    -- What is deleted stays for what names it, and its address is free.
    deleted_at timestamptz
);
CREATE UNIQUE INDEX profile_email_key ON profile (owner_no, email) WHERE deleted_at IS NULL;
CREATE INDEX profile_owner ON profile (owner_no, id DESC) WHERE deleted_at IS NULL;

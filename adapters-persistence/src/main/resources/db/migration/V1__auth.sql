-- Users, their sessions and API keys.

CREATE TABLE users (
    id            uuid PRIMARY KEY,
    -- What the engine and the big tables carry instead of the 16 bytes of the id.
    owner_no      int GENERATED ALWAYS AS IDENTITY UNIQUE,
    email         text NOT NULL,
    password_hash text,
    role          text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
    -- Scopes that an admin granted; the others everybody has.
    granted       text[] NOT NULL DEFAULT '{}',
    disabled_at   timestamptz,
    created_at    timestamptz NOT NULL,
    revision      int NOT NULL DEFAULT 1
);

-- E-mail addresses are stored normalised (lower case).
CREATE UNIQUE INDEX users_email_key ON users (email);

-- Owns the work that no person asked for; it has no password and so cannot sign in.
INSERT INTO users (id, email, created_at)
VALUES ('00000000-0000-0000-0000-000000000000', 'system@cloakroom.invalid', '2026-01-01T00:00:00Z');

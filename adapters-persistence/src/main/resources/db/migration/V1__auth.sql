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

-- Who can administer: locked while one of them is changed.
CREATE INDEX users_active_admins ON users (id) WHERE role = 'admin' AND disabled_at IS NULL;

-- Owns the work that no person asked for; it has no password and so cannot sign in.
INSERT INTO users (id, email, created_at)
VALUES ('00000000-0000-0000-0000-000000000000', 'system@cloakroom.invalid', '2026-01-01T00:00:00Z');

-- A sign-in, and the family of refresh tokens that it began.
CREATE TABLE sessions (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL,
    -- Of its newest token.
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE INDEX sessions_by_user ON sessions (user_id) WHERE revoked_at IS NULL;
CREATE INDEX sessions_by_end ON sessions (least(expires_at, revoked_at));

CREATE TABLE refresh_tokens (
    -- SHA-256: the tokens have 256 random bits, so nothing slower is needed.
    hash             bytea PRIMARY KEY,
    session_id       uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    predecessor      bytea,
    expires_at       timestamptz NOT NULL,
    -- Spent tokens stay as long as they would have been good, so that one that comes again is known.
    used_at          timestamptz,
    -- The text of the next token, encrypted, for the seconds in which a lost answer is given again.
    sealed_successor text
);

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
CREATE INDEX refresh_tokens_in_grace ON refresh_tokens (used_at) WHERE sealed_successor IS NOT NULL;

CREATE TABLE api_keys (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users,
    name         text NOT NULL,
    -- The part of the key that may be shown; it finds the row.
    prefix       text NOT NULL UNIQUE,
    -- HMAC-SHA-256 under the pepper of the installation.
    hash         bytea NOT NULL,
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

CREATE INDEX api_keys_by_user ON api_keys (user_id, id) WHERE revoked_at IS NULL;
